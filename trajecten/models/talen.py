"""Languages by their code of ISO 639-3, with the name that people type. Others go by their code."""

TALEN = {
    "nld": "Nederlands",
    "eng": "Engels",
    "deu": "Duits",
    "fra": "Frans",
    "spa": "Spaans",
    "por": "Portugees",
    "tur": "Turks",
    "arb": "Arabisch",
    "ary": "Marokkaans-Arabisch",
    "tir": "Tigrinya",
    "amh": "Amhaars",
    "som": "Somalisch",
    "pes": "Farsi",
    "prs": "Dari",
    "pus": "Pasjtoe",
    "kmr": "Koerdisch (Kurmanci)",
    "ckb": "Koerdisch (Sorani)",
    "pol": "Pools",
    "bul": "Bulgaars",
    "ron": "Roemeens",
    "ukr": "Oekraïens",
    "rus": "Russisch",
    "zho": "Chinees",
    "hin": "Hindi",
    "urd": "Urdu",
    "pap": "Papiaments",
    "srn": "Sranantongo",
    "rif": "Tarifit",
    "dse": "Nederlandse Gebarentaal",
}
_BY_NAME = {name.casefold(): code for code, name in TALEN.items()}


def language_codes(texts: list[str]) -> tuple[list[str], list[str]]:
    """The codes of what was typed, each once and in order; and what is no language that we know or a code."""
    codes: list[str] = []
    unknown: list[str] = []
    for text in texts:
        said = text.strip().casefold()
        code = _BY_NAME.get(said) or (said if said in TALEN else None)
        if code is None:
            unknown.append(text.strip())
        elif code not in codes:
            codes.append(code)
    return sorted(codes), unknown
