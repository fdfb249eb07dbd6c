"""Names and texts from which the demo municipality is put together; people and employers are invented."""

_VOORNAMEN = (
    "Aafke Abdel Abdullahi Adriana Agnieszka Ahmed Aisha Ali Alicja Amal Amina Amir Ana Anil Anke "
    "Anouk Arjan Armando Asha Aukje Ayşe Aylin Bart Beatriz Berend Bilal Björn Bogdan Bram Brenda "
    "Carmen Chantal Chiara Chloë Cor Daniël Daan Dariusz Deniz Desirée Dewi Dilara Dirk Ebru Eduardo "
    "Elif Els Emmanuel Emre Esra Eveline Ewa Fabiënne Farah Fatima Fenna Femke Fleur Floris Françoise "
    "Gaby Geert Gerda Giovanni Goran Greetje Gülşen Guus Habiba Hakim Halima Hamza Hanna Hassan "
    "Hatice Heleen Hendrik Hüseyin Ibrahim Ilse Ingrid Irina Iris Ismail Jacoba Jan Jasmina Jeroen "
    "Jesús Jiří Joëlle Johan Jolanta José Joyce Jürgen Karin Kees Kemal Khadija Kim Krzysztof Lars "
    "Latifa Laura Leila Lena Lies Lisa Loïs Lotte Lucía Maarten Magdalena Malika Mandy Marc Maria "
    "Mariëlle Mehmet Melissa Meryem Mette Michał Miguel Mila Milan Mohamed Monique Mustafa Nadia "
    "Naïma Nasrin Natasja Niels Noor Nour Olga Omar Oscar Osman Paula Petra Pieter Priya Rachid Radha "
    "Rajesh Ramón Renée Ricardo Rianne Rob Rosa Roxanne Ruben Ruth Sabrina Said Samira Sandra Sara "
    "Saskia Sem Sevda Shanti Sharda Sheila Siem Sjoerd Sofia Soraya Stefan Steven Sunita Suzanne "
    "Tamara Tariq Teun Thea Theo Thijs Tomasz Trudy Ümit Valentina Vera Vincent Wendy Wim Winston "
    "Xiao Yara Yasmin Yildiz Youssef Yusuf Zehra Zoë"
)
VOORNAMEN = tuple(_VOORNAMEN.split())

_ACHTERNAMEN = (
    "van den Aardweg|van Abbe|Abdi Warsame|Achterberg|el Aissati|Alberda|Ali|de Almeida|Altıntaş|"
    "el Amrani|van Amersfoort|Arends|Aydın|Azzouzi|Baas|Bakboord|Bakker|van den Bandt|el Barkani|"
    "ten Berge|van den Berg|van den Berg-de Haan|Bhagwandin|Biharie|Blankestijn|de Boer|ben Bouazza|"
    "Boonstra|Bosch|van den Bosch|Bouwmeester|op den Brouw|Brouwer|de Bruijn|Çelik|Chaudhry|Cicilia|"
    "Coşkun|Cruz e Silva|Czarnecki|van Dam|Daalhuizen|Demir|Dijkstra|van Dijk|Doğan|Donker|"
    "Dos Santos|van Duivenbode|Eerkens|Elbers|van Es|Evertsz|Fernández|in 't Veld|Ferrier|"
    "de la Fuente|Gajadhar|Geerlings|van Gelder|Goedhart|de Graaf|Groenewegen|de Groot|Grünfeld|"
    "ter Haar|el Haddaoui|van der Haven|Hagenaar|Hassan Nur|van der Heijden|Hendriks|den Hertog|"
    "van 't Hof|Hoekstra|Hofman|van der Horst|Hussain|Idrissi|Isenia|Jagernath|Jansen|"
    "Jansen-van der Meer|de Jong|Jonker|Kaya|de Keijzer|Kılıç|Klaassen|Koç|Kooijman|Kowalczyk|Kramer|"
    "Krüger|de Lange|van der Laan|van Leeuwen|Lewandowska|Lim|van der Linden|Lodewijks|Looijen|"
    "Maduro|Mahabir|van Maanen|Martina|van der Meer|Mensah|Meulenbelt|Meyer|Mohammed|Molenaar|Mulder|"
    "de Munnik|Nagy|van Nes|Nguyen|Nieuwenhuis|Nowak|Núñez|van Oosten|Öztürk|Okafor|Oostveen|Osei|"
    "van Os|Ouali|Özdemir|Panday|Pérez|Peters|Pinas|Polat|Pool|Post|van Putten|Ramdin|Rasoel|"
    "van Rijn|de Ridder|Rodrigues|Roelofs|Roos|van Rossum|de Ruiter|Şahin|Sardjoe|Schaap|Schouten|"
    "Sedney|Singh|Smit|Smits-el Idrissi|Snoek|van Soest|Soekhoe|Sterk|Szymańska|Tahiri|Tjon A Fat|"
    "Tromp|Tuinman|Uijttewaal|van Veen|van der Veer|Verbeek|Vermeulen|Visser|van Vliet|de Vos|"
    "Vrolijk|de Vries|van der Wal|Wesselink|Wiersma|Wijngaarde|de Wit|Witteveen|Wójcik|Yıldırım|"
    "Yılmaz|van Zanten|Zijlstra|van der Zwan|d'Ancona|'t Hart|von Ahlefeldt"
)
ACHTERNAMEN = tuple(_ACHTERNAMEN.split("|"))

_TUSSENVOEGSELS = "van den|van der|van 't|van de|in 't|op den|de la|van|von|de|den|der|ten|ter|el|ben|dos|'t"
TUSSENVOEGSELS = tuple(_TUSSENVOEGSELS.split("|"))

_BEDRIJFSWOORDEN = (
    "Zilvermeeuw Duindoorn Zevenblad Zonnedauw Vuurtoren Kokkel Stormvogel Ooievaarsnest Korenbloem "
    "Waterlelie Bonte_Specht Blauwe_Reiger Gouden_Schep Rode_Sloep Drie_Linden Vier_Winden Lange_Adem "
    "Nieuwe_Morgen Zeester Schelpenpad Wilgenroos Bernagie Dotterbloem Hazelaar Krekel Libel Merel "
    "IJsvogel Pimpelmees Roerdomp Strandloper Tureluur Veldleeuwerik Wulp Zandhaas Brem Helmgras "
    "Kruipwilg Lamsoor Parnassia"
)
BEDRIJFSWOORDEN = tuple(_BEDRIJFSWOORDEN.split())

_BEDRIJFSNAMEN = {
    "zorg": "Zorghuis Thuiszorg Wijkzorg Kraamhulp Zorggroep Dagopvang Woonzorg Hulpdienst",
    "horeca_toerisme": "Eetcafé Restaurant Hotel Strandtent Lunchroom Catering Museumcafé Rondvaart",
    "bouw_installatietechniek": "Bouwbedrijf Installaties Schilders Dakwerken Elektro Timmerwerken",
    "transport_logistiek": "Koeriers Transport Magazijn Verhuizers Pakketdienst Logistiek Taxi Fietskoeriers",
    "detailhandel": "Bakkerij Supermarkt Kledingwinkel Fietsenwinkel Bloemenhuis Boekhandel Drogist",
    "overig": "Schoonmaak Hoveniers Beveiliging Drukkerij Wasserij Kantoordiensten Uitzendhuis Callcenter",
}
BEDRIJFSNAMEN = {sector: kinds.split() for sector, kinds in _BEDRIJFSNAMEN.items()}
ACHTERVOEGSELS = ("", " Noord", " & Zn.", " B.V.", " aan Zee", " Zuid", " Haaglanden", ' "de Haven"')
PLAATSEN = ("Den Haag", "Den Haag", "Den Haag", "Rijswijk", "Delft", "Zoetermeer", "Wateringen", "Voorburg")

VERSLAGEN = (
    "Wil graag weer aan het werk; oppas voor de kinderen is nog niet geregeld.",
    "Heeft jaren in een keuken gestaan. Denkt aan de horeca.",
    "Rustig gesprek. Eerst de post en de rekeningen op orde, daarna verder kijken.",
    "Wil Nederlands beter leren spreken; zoekt een groep in de buurt.",
    'Zegt: "Ik kan meer dan mensen denken."',
    "Kan drie ochtenden per week iets doen. Rug blijft een punt.",
    "Helpt al in de buurtkamer; dat gaat goed.",
    "Proefdag besproken.\nVolgende keer het rooster meenemen.",
    "Mantelzorg voor moeder kost veel tijd; afgesproken om hulp te zoeken.",
    "Twee sollicitaties verstuurd, nog geen antwoord.",
    "= geen nieuws; volgende maand opnieuw bellen",
    "Blij met het certificaat 🎉 — wil nu rijlessen.",
    "Kent het magazijnwerk; mist de heftruckkaart.",
    "Wil liever niet bellen, wel een kop koffie in de wijk.",
)
