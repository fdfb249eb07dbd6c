"""Measures pages of a running demo with Lighthouse, in Debian's Chromium. By hand; needs npm.

    (cd tests/campaigns/lighthouse && npm ci)
    PORT=8123 make demo                                                   # in another window
    .venv/bin/python -m tests.campaigns.lighthouse.meet http://127.0.0.1:8123 [RUNS]

Prints of each page the worst score for accessibility and best practices, and the median for performance (five runs
unless told otherwise). Ends with 1 when one of the first two is not 100.
"""

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
LIGHTHOUSE = HERE / "node_modules" / ".bin" / "lighthouse"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PASSWORD = "werkoffensief"
CATEGORIES = ("accessibility", "best-practices", "performance")
FILE = "main table a[href^='/klanten/']"
# What it is called, the account, the address, and the links that are followed from there.
PAGES = (
    ("inloggen", "", "/inloggen/", ()),
    ("start van de regisseur", "regisseur", "/", ()),
    ("te doen", "regisseur", "/taken/", ()),
    ("lijst van klanten", "teamleider", "/klanten/", ()),
    ("dossier", "regisseur", "/klanten/", (FILE,)),
    ("plan", "regisseur", "/klanten/", (FILE, "main a[href*='/plan/']")),
    ("gesprek", "regisseur", "/klanten/", (FILE, "main a[href*='/gesprekken/nieuw/']")),
    ("wie spreek ik nu", "consulent", "/werklijst/", ()),
    ("agenda", "consulent", "/agenda/", ()),
    ("werkgevers", "accountmanager", "/werkgevers/", ()),
    ("doelen", "manager", "/doelen/?jaar=2019", ()),
    ("rechten", "privacy", "/rechten/", ()),
)


@dataclass
class Meting:
    """Of one page: by category the scores of all runs, and what is not as it should be."""

    scores: dict[str, list[int]]
    faults: set[str]


def session(address: str, account: str, path: str, hops: tuple[str, ...]) -> tuple[str, str]:
    """Where the links lead, and the cookie of somebody who logs in as a person does."""
    if not account:
        return address + path, ""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(base_url=address)
        page.goto("/inloggen/")
        page.get_by_label("Gebruikersnaam").fill(account)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Inloggen").click()
        page.goto(path)
        for hop in hops:
            page.goto(str(page.locator(hop).first.get_attribute("href")))
        cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
        reached = page.url.split("#")[0]
        browser.close()
    return reached, f"sessionid={cookies['sessionid']}"


def run(url: str, cookie: str) -> dict[str, Any]:
    """Lighthouse's own report."""
    command = [str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}",
               "--chrome-flags=--headless --no-sandbox --disable-gpu"]  # fmt: skip
    if cookie:
        command.append(f"--extra-headers={json.dumps({'Cookie': cookie})}")
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "CHROME_PATH": CHROMIUM}
    )
    return json.loads(done.stdout)


def measure(url: str, cookie: str, runs: int) -> Meting:
    """A page, a number of times."""
    found = Meting({name: [] for name in CATEGORIES}, set())
    for _ in range(runs):
        report = run(url, cookie)
        assert report["finalDisplayedUrl"].split("#")[0] == url, report["finalDisplayedUrl"]
        for name in CATEGORIES:
            found.scores[name].append(round(report["categories"][name]["score"] * 100))
        for name in CATEGORIES[:2]:
            for part in report["categories"][name]["auditRefs"]:
                audit = report["audits"][part["id"]]
                if part["weight"] and audit["score"] not in {None, 1}:
                    found.faults.add(f"{audit['id']}: {audit['title']}")
    return found


def main(address: str, runs: int = 5) -> int:
    """Every page; prints a table."""
    perfect = True
    sys.stdout.write(
        "| Pagina | Als | Toegankelijkheid | Best practices | Snelheid (mediaan) |\n|---|---|---|---|---|\n"
    )
    for name, account, path, hops in PAGES:
        found = measure(*session(address, account, path, hops), runs)
        worst = [min(found.scores[each]) for each in CATEGORIES[:2]]
        speed = statistics.median(found.scores["performance"])
        sys.stdout.write(f"| {name} | {account or 'niemand'} | {worst[0]} | {worst[1]} | {speed:.0f} |\n")
        sys.stdout.write("".join(f"  {fault}\n" for fault in sorted(found.faults)))
        sys.stdout.flush()
        perfect = perfect and worst == [100, 100]
    return 0 if perfect else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1].rstrip("/"), *map(int, sys.argv[2:3])))
