"""German."""

from __future__ import annotations

from decimal import Decimal

from capex.lexicon.words import Lexicon, PeriodForm, table
from capex.statement import Action

_D = Decimal
_YEAR = r"(?:19|20)\d\d"
_Y = rf"(?P<y>{_YEAR})"
_ORD = r"(?P<q>ersten?|zweiten?|dritten?|vierten?|abschließenden|schluss)"
_COUNT = r"(?P<n>\d{1,2}|zwei|beiden|drei|vier|fünf|sechs|sieben|acht|neun|zehn)"
# A fiscal year that runs over two calendar years is written 2025/26 and bears the later one.
_FISCAL = rf"(?:{_YEAR}/)?(?P<y>{_YEAR}|\d\d)"

# fmt: off
LEXICON = Lexicon(
    tag="de",
    name="German",
    letters="a-zäöüß",
    common=(
        "der", "die", "das", "und", "in", "den", "von", "zu", "mit", "sich", "des", "auf", "für", "ist", "im", "dem", "nicht", "ein", "eine", "als",
        "auch", "es", "an", "werden", "aus", "er", "hat", "dass", "sie", "nach", "wird", "bei", "einer", "um", "am", "sind", "noch", "wie", "einem",
        "über", "einen", "so", "zum", "war", "haben", "nur", "oder", "aber", "vor", "zur", "bis", "mehr", "durch", "will", "soll", "jahr", "milliarden",
    ),
    abbreviations=(
        "mrd.", "mio.", "mia.", "ca.", "bzw.", "z.b.", "u.a.", "d.h.", "dr.", "nr.", "inkl.", "exkl.", "rd.", "st.", "vgl.", "abs.", "gj.", "vj.", "prof.",
        "jan.", "feb.", "mär.", "apr.", "aug.", "sept.", "okt.", "nov.", "dez.", "max.", "mind.", "min.", "bio.", "tsd.", "evtl.", "ggü.", "inc.", "corp.",
        "1.", "2.", "3.", "4.", "5.", "6.", "7.", "8.", "9.", "10.", "11.", "12.", "13.", "14.", "15.", "16.", "17.", "18.", "19.", "20.", "21.", "22.",
        "23.", "24.", "25.", "26.", "27.", "28.", "29.", "30.", "31.",
    ),
    hard_breaks=("während", "wohingegen", "obwohl", "aber", "jedoch", "gleichzeitig", "zugleich", "unterdessen", "dagegen", "hingegen", "sodass", "allerdings", "wobei",),
    clause_breaks=("weil", "da", "und",),
    headline_breaks=("lesen sie auch", "mehr zum thema", "das könnte sie auch interessieren", "auch interessant", "weitere meldungen", "mehr dazu"),
    decimal=",",
    grouping=".",
    numbers=table({
        "null": _D(0), "ein": _D(1), "eine": _D(1), "einer": _D(1), "einen": _D(1), "zwei": _D(2), "drei": _D(3), "vier": _D(4), "fünf": _D(5),
        "sechs": _D(6), "sieben": _D(7), "acht": _D(8), "neun": _D(9), "zehn": _D(10), "elf": _D(11), "zwölf": _D(12), "dreizehn": _D(13),
        "vierzehn": _D(14), "fünfzehn": _D(15), "sechzehn": _D(16), "siebzehn": _D(17), "achtzehn": _D(18), "neunzehn": _D(19), "zwanzig": _D(20),
        "dreißig": _D(30), "vierzig": _D(40), "fünfzig": _D(50), "sechzig": _D(60), "siebzig": _D(70), "achtzig": _D(80), "neunzig": _D(90),
        "hundert": _D(100), "anderthalb": _D("1.5"), "eineinhalb": _D("1.5"), "zweieinhalb": _D("2.5"), "dreieinhalb": _D("3.5"),
        "viereinhalb": _D("4.5"), "fünfeinhalb": _D("5.5"), "eine halbe": _D("0.5"), "einer halben": _D("0.5"), "eine viertel": _D("0.25"),
        "eine dreiviertel": _D("0.75"),
    }),
    scales=table({
        "billion": _D(10) ** 12, "billionen": _D(10) ** 12, "bio.": _D(10) ** 12, "bio": _D(10) ** 12,
        "milliarde": _D(10) ** 9, "milliarden": _D(10) ** 9, "mrd.": _D(10) ** 9, "mrd": _D(10) ** 9, "mia.": _D(10) ** 9, "mia": _D(10) ** 9,
        "million": _D(10) ** 6, "millionen": _D(10) ** 6, "mio.": _D(10) ** 6, "mio": _D(10) ** 6,
        "tausend": _D(1000), "tsd.": _D(1000),
    }),
    percents=table({"%": _D("0.01"), "prozent": _D("0.01"), "prozentpunkte": _D("0.01"), "prozentpunkten": _D("0.01"), "v. h.": _D("0.01")}),
    fractions=table({
        "um die hälfte": _D("0.5"), "um ein drittel": _D(1) / 3, "um ein viertel": _D("0.25"), "um ein fünftel": _D("0.2"), "um ein zehntel": _D("0.1"),
        "um zwei drittel": _D(2) / 3, "um drei viertel": _D("0.75"), "halbier*": _D("-0.5"), "verdoppel*": _D(1), "doppelt so viel": _D(1),
        "doppelt so hoch": _D(1), "das doppelte": _D(1), "verdreifach*": _D(2), "dreimal so viel": _D(2), "dreimal so hoch": _D(2),
    }),
    rate_bands=table({
        "niedrig* einstellig*": (_D("0.01"), _D("0.03")), "mittler* einstellig*": (_D("0.04"), _D("0.06")), "hoh* einstellig*": (_D("0.07"), _D("0.09")),
        "niedrig* zweistellig*": (_D("0.10"), _D("0.13")),
    }),
    table_scales=table({
        "in mio. euro": _D(10) ** 6, "in mio. €": _D(10) ** 6, "in millionen euro": _D(10) ** 6, "in millionen": _D(10) ** 6, "mio. €": _D(10) ** 6,
        "in mrd. euro": _D(10) ** 9, "in milliarden euro": _D(10) ** 9, "in mrd. €": _D(10) ** 9, "in tsd. euro": _D(1000), "in t€": _D(1000),
    }),
    count_units=(
        "megawatt*", "gigawatt*", "kilowatt*", "mw", "gw", "gwh", "mwh", "kwh", "barrel*", "fass", "tonnen", "aktien", "anteilscheine", "nutzer*", "kunden",
        "menschen", "mitarbeiter*", "beschäftigte*", "stellen", "arbeitsplätze*", "jobs", "fahrzeuge*", "autos", "modelle*", "haushalte*", "anschlüsse*",
        "standorte*", "filialen", "werke", "quadratmeter*", "hektar", "kilometer*", "stück", "einheiten", "wafer", "chips", "jahre", "jahren", "monate",
        "monaten", "tage", "tagen", "wochen", "stunden", "uhr", "punkte", "punkten", "mal", "fach", "kubikmeter*", "flugzeuge*", "anlagen", "länder*",
    ),
    per_units=(
        "je aktie", "pro aktie", "je anteilschein", "je barrel", "pro barrel", "das barrel", "je fass", "je tonne", "pro tonne", "je unze", "je megawattstunde",
        "pro megawattstunde", "je kilowattstunde", "pro kunde", "pro stück", "pro monat", "im monat", "pro tag", "am tag", "je fahrzeug", "pro fahrzeug",
    ),
    currency_before=table({
        "$": "USD", "us$": "USD", "us-$": "USD", "usd": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR", "£": "GBP", "gbp": "GBP", "chf": "CHF", "fr.": "CHF",
        "sfr": "CHF", "¥": "¥", "jpy": "JPY", "cad": "CAD", "c$": "CAD", "nt$": "TWD", "twd": "TWD", "hk$": "HKD", "krw": "KRW", "cny": "CNY", "rmb": "CNY",
        "dkk": "DKK", "sek": "SEK", "nok": "NOK", "aud": "AUD", "a$": "AUD",
    }),
    currency_after=table({
        "dollar": "USD", "dollars": "USD", "us-dollar": "USD", "us dollar": "USD", "usd": "USD", "$": "USD", "us-$": "USD", "us$": "USD", "amerikanische dollar": "USD",
        "kanadische dollar": "CAD", "kanadischen dollar": "CAD", "australische dollar": "AUD", "australischen dollar": "AUD", "taiwan-dollar": "TWD",
        "hongkong-dollar": "HKD", "euro": "EUR", "euros": "EUR", "eur": "EUR", "€": "EUR", "pfund": "GBP", "pfund sterling": "GBP", "britische pfund": "GBP",
        "franken": "CHF", "schweizer franken": "CHF", "chf": "CHF", "fr.": "CHF", "yen": "JPY", "jpy": "JPY", "yuan": "CNY", "renminbi": "CNY", "won": "KRW",
        "südkoreanische won": "KRW", "rupien": "INR", "dänische kronen": "DKK", "schwedische kronen": "SEK", "norwegische kronen": "NOK", "kronen": "kr",
        "riyal": "SAR", "rial": "SAR", "real": "BRL", "reais": "BRL", "pesos": "MXN", "rand": "ZAR", "d-mark": "DEM",
    }),
    range_words=("bis", "oder"),
    between=("zwischen", "irgendwo zwischen"),
    between_and=("und", "bis"),
    floor_before=(
        "mindestens", "mehr als", "über", "wenigstens", "nicht weniger als", "zumindest", "oberhalb von", "übersteigt", "überschreitet", "mindest", "minimum",
        "deutlich mehr als", "deutlich über", "weit mehr als", "weit über", "klar über", "jenseits von", "jenseits der", "mehr als die", "die marke von", "nicht unter",
    ),
    floor_after=("übersteigen", "übertreffen", "überschreiten", "übersteigt", "überschreitet", "oder mehr", "und mehr", "aufwärts", "plus", "überspringen", "sprengen"),
    ceiling_before=(
        "bis zu", "höchstens", "maximal", "nicht mehr als", "unter", "weniger als", "unterhalb von", "unterhalb der", "bis maximal", "bis höchstens", "max.",
        "allenfalls", "auf bis zu", "nicht über", "obergrenze von", "deckel von", "unter die marke von", "unter den", "unter der", "begrenzt auf",
    ),
    ceiling_after=("nicht übersteigen", "nicht überschreiten", "oder weniger", "unterschreiten", "nicht übertreffen"),
    about_before=(
        "rund", "etwa", "circa", "ca.", "ungefähr", "gut", "knapp", "fast", "nahezu", "annähernd", "beinahe", "an die", "in der größenordnung von", "in etwa",
        "um die", "zirka", "eher", "grob", "schätzungsweise", "etwas mehr als", "etwas über", "etwas weniger als", "etwas unter", "leicht über", "leicht unter",
        "kaum mehr als", "rd.", "~", "bei rund", "nahe", "geschätzt", "gerundet", "einen tick über", "reichlich", "wenig mehr als", "ein wenig mehr als",
        "ein wenig über", "gegen",
    ),
    about_after=("herum", "in etwa", "oder so", "ungefähr", "plus minus"),
    fillers=("hatte", "hatten", "bei", "für", "war", "waren", "es", "noch", "die", "der", "den", "das", "auf", "an", "insgesamt", "nur", "jeweils", "von", "weiteren", "weitere", "sogar", "einen", "eine", "einem", "nun", "noch", "gar", "mittlerweile", "jetzt"),
    low_end=("untere* ende", "unteren ende", "untere* rand", "unteren rand", "untergrenze", "unteren hälfte", "untere hälfte", "am unteren ende"),
    high_end=("obere* ende", "oberen ende", "oberen rand", "obere* rand", "obergrenze", "oberen hälfte", "obere hälfte", "oberes ende"),
    midpoint=("mittelwert", "mittelpunkt", "mitte der spanne", "mitte der prognose"),
    mentions=(
        "investier*", "kapitalausgabe*", "investitionsausgabe*", "sachinvestition*", "kapitalinvestition*", "kapitalaufwendung*", "kapitalaufwand*", "investitionsaufwand*",
        "investitionsaufwendung*", "investition", "investitionen", "*investitionen", "nettoinvestition*", "bruttoinvestition*", "barinvestition*",
        "investitionsbudget*", "investitionsplan*", "investitionsplän*", "investitionssumme*", "investitionsvolumen*", "investitionsprogramm*", "investitionsprognose*",
        "investitionsziel*", "investitionsrahmen*", "investitionsetat*", "investitionskosten", "investitionsvorhaben", "investitionsvorgabe*", "investitionsausblick*",
        "investitionsbedarf*", "investitionsoffensive*", "investitionspaket*", "investitionsrechnung*", "investitionstätigkeit*", "investitionsschätzung*",
        "capex*", "cap-ex", "cash capex", "anlageinvestition*", "ausrüstungsinvestition*", "infrastrukturausgabe*", "reinvestier*", "ki-ausgabe*", "ausgaben für sachanlagen",
        "ausgaben für infrastruktur", "ausgaben für rechenzentren", "ausgaben für ki", "ausgaben für künstliche intelligenz", "ausgaben für investitionen", "infrastrukturbudget*",
        "investitionsdisziplin", "investitionsniveau*", "investitionstempo*", "investitionshöhe*", "investments",
    ),
    weak_mentions=(
        "investment", "ausgeb*", "ausgaben", "*ausgaben", "gibt … aus", "geben … aus", "stecken", "steckt", "gesteckt", "reinstecken", "hineinstecken",
        "pumpen", "pumpt", "gepumpt", "ausbau*", "aufwend*", "aufwänd*", "budget*", "etat*", "bereitstell*", "stellt … bereit", "lässt … kosten", "kosten lassen", "baut", "bauen", "fließ*",
        "aufbring*", "einsetz*", "in die hand nehmen", "nimmt … in die hand", "locker machen", "lockermach*", "mobilisier*", "hineinpump*", "verbau*", "kosten",
        "rechnung", "summe", "milliardenprogramm*", "erweiter*", "aufrüst*", "ausgegeben", "stemm*", "spendier*", "entfallen", "entfällt", "vorgesehen", "butter*",
        "anschaffung*", "geben", "gibt",
    ),
    capex_context=(
        "rechenzentr*", "datenzentr*", "infrastruktur*", "server*", "chips", "chipwerk*", "chipfabrik*", "fabrik*", "werk", "werke", "werken", "anlagen", "netz", "netze", "netzen", "netzausbau*", "glasfaser*",
        "stromnetz*", "maschinen", "ausrüstung*", "kapazität*", "produktion", "standort*", "erneuerbare*", "windpark*", "kraftwerk*", "gigafactory", "förderung",
        "exploration", "mobilfunk*", "5g", "ki", "künstliche intelligenz", "künstlicher intelligenz", "cloud", "filialen", "lager", "logistik*", "flotte", "batterie*",
        "elektromobilität", "elektroauto*", "elektrifizierung", "modelle", "ki-infrastruktur", "*rechenzentren", "offshore*", "solar*", "sachanlagen", "grundstück*",
    ),
    other_metrics=(
        "umsatz*", "*umsatz", "umsätze*", "erlös*", "einnahmen", "gewinn*", "*gewinn", "ergebnis*", "*ergebnis", "ebit*", "ebitda*", "marge*", "*marge", "verlust*",
        "dividende*", "aktienrückk*", "rückkauf*", "zurückkauf*", "kauft … zurück", "forschung*", "entwicklungskosten", "entwicklungsausgaben", "entwicklungsaufwand*", "f&e*", "forschungs-",
        "gesamtkosten", "gesamtausgaben", "betriebskosten", "betriebsausgabe*", "betriebsaufwand*", "kosten", "aufwendungen", "personalkosten", "opex", "einsparung*", "einspar*", "sparprogramm*", "sparziel*",
        "cashflow*", "*cashflow", "mittelzufluss*", "schuld*", "verschuld*", "*schulden", "anleihe*", "kredit*", "darlehen", "kapitalerhöhung*", "übernahme*", "übernehm*", "zukauf*", "zukäufe*", "akquisition*",
        "kaufpreis*", "verkauf*", "verkäufe", "veräußer*", "beteiligung*", "anteil*", "auftragsbestand*", "auftragseingang*", "auftragsbuch*", "aufträge*", "aufträgen", "bestellung*", "börsenwert*", "marktwert*", "marktkapitalisierung*", "bewertung*",
        "abschreibung*", "rückstellung*", "strafe*", "buße", "bußgeld*", "zoll", "zölle*", "zöllen", "steuer*", "subvention*", "fördermittel*", "förderung*", "zuschuss*", "zuschüsse*", "aktie*", "kursziel*", "kapitalrendite*",
        "vertrag*", "verträge*", "bilanzsumme*", "liquidität*", "eigenkapital*", "finanzierung*", "werbung", "werbeerlös*", "absatz*", "auslieferung*", "vermögen*", "regulatorische* vermögens*",
        "volkswirtschaft*", "bruttoinlandsprodukt*", "zinsen", "wertberichtigung*", "abfindung*", "gehalt*", "gehälter*", "boni", "mieten", "leasing*", "produktionsziel*", "synergie*", "kaufpreises", "marktanteil*", "jahresüberschuss*",
        "anleger*", "investoren", "aktionär*", "weltmarkt*", "bip", "kapazitätsziel*",
    ),
    assets=("wert", "bewertet", "börsenwert*", "marktwert*", "auftragsbestand*", "beteiligung*", "anteil"),
    parts=(
        "davon", "darunter", "inklusive", "einschließlich", "inkl.", "hiervon", "darin enthalten", "allein", "wovon", "ein teil davon", "enthalten", "ohne", "zuzüglich",
        "hinzu kommen", "weitere", "exklusive", "entfallen", "entfällt", "der rest", "den rest", "der größte teil", "hälfte",
    ),
    scopes=table({
        "erneuerbare*": "renewables", "netz": "networks", "netze": "networks", "stromnetze": "networks", "netzgeschäft": "networks", "automobil*": "automotive", "autogeschäft": "automotive",
        "konzernbereich automobile": "automotive", "autosparte": "automotive", "aws": "AWS", "cloud-sparte": "cloud", "rechenzentren": "data centers", "upstream": "upstream", "glasfaser*": "fiber",
        "wartung": "maintenance", "instandhaltung": "maintenance", "wachstum": "growth", "elektromobilität": "electric mobility", "elektrifizierung": "electrification",
        "digitalisierung": "digital", "batterie*": "batteries", "wasserstoff*": "hydrogen", "offshore*": "offshore", "flexible* erzeugung": "flexible generation", "speicher*": "storage",
        "energiespeicher*": "storage", "gaskraftwerke*": "gas", "co2-arm*": "low carbon", "speicherchips": "memory", "auftragsfertigung": "foundry", "neue* modelle*": "models", "china": "China",
        "gemeinschaftsunternehmen": "joint ventures", "deutschland": "Germany", "europa": "Europe", "usa": "US", "nordamerika": "North America",
    }),
    total_words=("insgesamt", "konzernweit", "gesamt", "gesamte*", "alles in allem", "in summe", "unterm strich", "konzern"),
    definitions=table({
        "einschließlich finanzierungsleasing": "finance leases", "inklusive finanzierungsleasing": "finance leases", "einschließlich leasing": "finance leases",
        "inklusive leasing": "finance leases", "finanzierungsleasing": "finance leases", "netto": "net", "nettoinvestition*": "net", "brutto": "gross",
        "bruttoinvestition*": "gross", "organisch*": "organic", "ohne spektrum*": "excluding spectrum", "vor spektrum*": "excluding spectrum", "ohne zukäufe": "excluding acquisitions",
    }),
    revenue_share=(
        "vom umsatz", "des umsatzes", "der umsätze", "der umsatzerlöse", "der erlöse", "am umsatz", "gemessen am umsatz", "des konzernumsatzes", "im verhältnis zum umsatz", "investitionsquote", "sachinvestitionsquote", "kapitalintensität",
    ),
    periods=(
        (PeriodForm.PAST, r"(?:zum |seit )?(?:jahresauftakt|jahresbeginn|jahresanfang|auftaktquartal|jahresende zuvor)"),
        (PeriodForm.PAST, r"(?:in den )?(?:ersten (?:drei|sechs|neun)|letzten (?:drei|sechs|neun|zwölf)|vergangenen (?:drei|sechs|neun|zwölf)) monaten?"),
        (PeriodForm.PAST, r"(?:abgelaufenen?|vergangenen?|letzten?|zurückliegenden?|jüngsten?|vorigen) (?:\w+ )?(?:quartal|vierteljahr|halbjahr|dreimonatszeitraum|jahren|monaten)s?"),
        (PeriodForm.PAST, r"(?:januar|april|juli|oktober) bis (?:märz|juni|september|dezember)"),
        (PeriodForm.SPAN, rf"(?:von|zwischen|ab|seit|in den jahren|für die jahre|der jahre|für den zeitraum|im zeitraum|für|in der periode)? ?{_Y} ?(?:-|bis(?: (?:einschließlich|inklusive|ende|zum jahr))?) ?(?P<z>{_YEAR})\b"),
        (PeriodForm.SPAN, rf"zwischen {_Y} und (?P<z>{_YEAR})\b"),
        (PeriodForm.BOTH, rf"(?:in den jahren |für |in |jeweils )?{_Y} (?:und|wie auch|sowie)(?: auch| im jahr)? (?P<z>{_YEAR})\b"),
        (PeriodForm.UNTIL, rf"bis (?:zum jahr |zum jahre |zum jahresende |zum ende |ende |anfang |mitte |einschließlich |inklusive |spätestens |ins jahr |einschl\. )?{_Y}\b"),
        (PeriodForm.EACH, rf"in jedem der (?:nächsten|kommenden|folgenden) {_COUNT} (?:geschäfts)?jahre"),
        (PeriodForm.NEXT, rf"(?:in |über |für |während |binnen |innerhalb )?(?:den |die |der )?(?:nächsten|kommenden|folgenden) {_COUNT} (?:geschäfts)?jahren?"),
        (PeriodForm.NEXT, rf"(?:binnen|innerhalb von|innerhalb|über|in|auf) {_COUNT} jahren?"),
        (PeriodForm.NEXT, r"(?P<n>zwei|drei|vier|fünf|sechs|sieben|acht|zehn|\d{1,2})-?jahres-?(?:plan|programm|zeitraum|planung|budget)\w*"),
        (PeriodForm.FISCAL, rf"{_ORD} (?:geschäfts|fiskal)?(?:quartal|vierteljahr)s? (?:des (?:geschäfts|fiskal)?jahres |von )?{_FISCAL}\b"),
        (PeriodForm.FISCAL, rf"q(?P<q>[1-4])[ /]{_FISCAL}\b"),
        (PeriodForm.FISCAL, rf"(?P<h>ersten?|zweiten?)[ -](?:geschäfts)?(?:halbjahr|jahreshälfte|hälfte)(?: des jahres| von)? {_Y}\b"),
        (PeriodForm.FISCAL, rf"(?:geschäftsjahr(?:es)?|fiskaljahr(?:es)?|finanzjahr(?:es)?|wirtschaftsjahr(?:es)?|gj|fy) ?{_FISCAL}\b"),
        (PeriodForm.CALENDAR, rf"kalenderjahr(?:es)? {_Y}\b"),
        (PeriodForm.FISCAL, rf"{_YEAR}/(?P<y>\d\d|{_YEAR})\b"),
        (PeriodForm.PART, rf"{_ORD} (?:geschäfts|fiskal)?(?:quartal|vierteljahr)s?"),
        (PeriodForm.PART, r"(?P<q>schluss)quartals?"),
        (PeriodForm.PART, r"(?P<h>ersten?|zweiten?) (?:geschäfts)?(?:halbjahr(?:es)?|jahreshälfte)"),
        (PeriodForm.PART, r"q(?P<q>[1-4])\b"),
        (PeriodForm.REST, r"(?:rest|verbleibenden?|restlichen?|weiteren verlauf) (?:des |dieses )?(?:laufenden )?(?:geschäfts)?jahr(?:es)?|restjahr"),
        (PeriodForm.PLAIN, rf"(?:(?:gesamt|kalender)?jahr(?:es)? )?{_Y}(?:er)?\b"),
    ),
    ordinals=table({
        "erste": 1, "ersten": 1, "zweite": 2, "zweiten": 2, "dritte": 3, "dritten": 3, "vierte": 4, "vierten": 4, "abschließenden": 4, "schluss": 4,
        "1": 1, "2": 2, "3": 3, "4": 4,
    }),
    relative_years=table({
        "in diesem jahr": 0, "dieses jahr": 0, "dieses jahres": 0, "diesem jahr": 0, "für dieses jahr": 0, "laufenden jahr": 0, "laufende jahr": 0, "laufenden jahres": 0,
        "laufendes jahr": 0, "das laufende jahr": 0, "heuer": 0, "heurigen": 0, "gesamtjahr": 0, "gesamtjahres": 0, "im jahresverlauf": 0, "aktuelle jahr": 0, "aktuellen jahr": 0,
        "aktuelles jahr": 0, "gesamten jahr": 0, "ganze jahr": 0, "jahresende": 0, "diesjährig*": 0,
        "kommenden jahr": 1, "kommende jahr": 1, "kommendes jahr": 1, "nächsten jahr": 1, "nächste jahr": 1, "nächstes jahr": 1, "folgejahr": 1, "darauffolgenden jahr": 1, "kommenden jahres": 1, "nächsten jahres": 1,
        "neuen jahr": 0, "übernächsten jahr": 2, "übernächstes jahr": 2,
        "vergangenen jahr": -1, "vergangenes jahr": -1, "vergangene jahr": -1, "vergangenen jahres": -1, "letzten jahr": -1, "letztes jahr": -1, "letzten jahres": -1, "vorjahr": -1, "vorjahres": -1,
        "vorjahres*": -1, "im jahr zuvor": -1, "ein jahr zuvor": -1, "jahr davor": -1, "vor einem jahr": -1, "ein jahr vorher": -1, "jahr zuvor": -1, "vorigen jahr": -1, "voriges jahr": -1,
        "abgelaufenen jahr": -1, "zurückliegenden jahr": -1, "vor jahresfrist": -1, "vorvergangenen jahr": -2, "vor zwei jahren": -2, "vorvorjahr": -2,
    }),
    relative_fiscal_years=table({
        "laufenden geschäftsjahr": 0, "laufende geschäftsjahr": 0, "laufenden geschäftsjahres": 0, "aktuellen geschäftsjahr": 0, "aktuelle geschäftsjahr": 0, "diesem geschäftsjahr": 0, "im geschäftsjahr": 0,
        "gesamten geschäftsjahr": 0, "laufenden fiskaljahr": 0, "laufende fiskaljahr": 0, "diesem fiskaljahr": 0, "neuen geschäftsjahr": 0, "neue geschäftsjahr": 0, "laufenden finanzjahr": 0,
        "laufenden bilanzjahr": 0, "laufende bilanzjahr": 0, "begonnenen geschäftsjahr": 0, "begonnene geschäftsjahr": 0,
        "kommenden geschäftsjahr": 1, "kommende geschäftsjahr": 1, "nächsten geschäftsjahr": 1, "nächste geschäftsjahr": 1, "kommenden fiskaljahr": 1, "nächsten fiskaljahr": 1, "nächsten finanzjahr": 1, "bevorstehenden geschäftsjahr": 1,
        "vergangenen geschäftsjahr": -1, "abgelaufenen geschäftsjahr": -1, "abgelaufene geschäftsjahr": -1, "letzten geschäftsjahr": -1, "vorigen geschäftsjahr": -1, "vergangenes geschäftsjahr": -1, "abgelaufenen fiskaljahr": -1, "vergangenen fiskaljahr": -1,
    }),
    relative_quarters=table({
        "laufenden quartal": 0, "laufende quartal": 0, "laufenden vierteljahr": 0, "laufende vierteljahr": 0, "diesem quartal": 0, "aktuellen quartal": 0, "aktuelle quartal": 0, "dieses quartal": 0, "angebrochenen quartal": 0, "diesem vierteljahr": 0,
        "kommenden quartal": 1, "nächsten quartal": 1, "kommende quartal": 1, "nächste quartal": 1, "folgequartal": 1,
        "vergangenen quartal": -1, "abgelaufenen quartal": -1, "abgelaufene quartal": -1, "letzten quartal": -1, "vorquartal": -1, "berichtsquartal": -1, "vergangene quartal": -1, "vergangenen vierteljahr": -1, "abgelaufenen vierteljahr": -1, "jahresviertel": -1,
        "berichtszeitraum": -1, "quartalsweise": -1, "vorjahresquartal": -5, "vorjahreszeitraum": -5,
    }),
    relative_halves=table({"laufenden halbjahr": 0, "laufende halbjahr": 0, "diesem halbjahr": 0, "kommenden halbjahr": 1, "abgelaufenen halbjahr": -1}),
    annual=("pro jahr", "im jahr", "jährlich*", "je jahr", "per annum", "p.a.", "p. a.", "jedes jahr", "im schnitt", "im jahresschnitt", "jahr für jahr", "im mittel", "durchschnittlich", "im jahresdurchschnitt"),
    each=("jeweils", "beziehungsweise", "bzw.", "je"),
    dates=(
        r"re:(?:am |vom |zum |bis zum )?\d{1,2}\. ?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)(?: \d{4})?",
        r"re:(?:im |vom |seit |ende |anfang |mitte )?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember) \d{4}",
        r"re:\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)",
    ),
    plans=(
        "will", "wollen", "wolle", "wollte", "plant", "planen", "plane", "planten", "plante", "geplant*", "eingeplant*", "planung*", "plan", "pläne", "rechnet", "rechnen", "rechne", "erwartet", "erwarten", "erwarte", "erwartung*",
        "soll", "sollen", "solle", "sollten", "sollte", "dürfte*", "peilt", "peilen", "angepeilt*", "anpeil*", "veranschlag*", "bezifferte", "beziffert", "beziffern", "kündigt*", "kündigen", "angekündigt*", "ankündig*", "in aussicht",
        "wird", "werden", "werde", "würden", "würde", "vorgesehen*", "sieht … vor", "sehen … vor", "vorsieht", "budgetiert*", "beabsichtig*", "prognos*", "prognostizier*", "ziel", "ziele", "zielt", "anvisiert*", "visiert", "avisiert*",
        "stellt … ein", "einstellen auf", "schätzt", "taxiert", "hat … vor", "vorhat", "vorhaben", "absicht*", "möchte*", "kommen … hinzu", "kalkuliert*", "kalkulieren", "kalkuliert", "setzt", "vorgenommen", "in planung", "ausblick*",
        "stellt … bereit", "genehmigt*", "beschlossen", "beschließt", "gebilligt*", "billigt*", "verspricht", "versprach", "versprochen", "zugesagt*", "sagt … zu", "bestätigt*", "hält", "festhalten", "künftig*", "bevorstehen*",
        "strebt", "anstreb*", "angestrebt*", "vorgabe*", "richtwert*", "spanne", "korridor*", "bandbreite", "geht von", "gehen von", "ausgehen", "läuft es auf", "hinauslaufen", "mindestens", "braucht", "benötigt*", "steckt", "stecken",
        "fließen", "investiert", "stellt", "stellte", "nun", "nunmehr", "künftig",
    ),
    guidance=(
        "prognose*", "*prognose", "*prognosen", "ausblick*", "ziel", "ziele", "*ziel", "budget*", "*budget", "planung*", "plan", "pläne", "spanne", "bandbreite", "korridor", "schätzung*", "vorgabe*", "erwartung*", "etat", "*etat", "rahmen",
        "*rahmen", "orientierung*", "marke", "richtgröße", "vorhersage*", "zielspanne", "*plan", "*pläne", "investitionssumme", "summe", "untergrenze", "obergrenze",
    ),
    actuals=(
        "investierte", "investierten", "investiert hatte*", "investiert hat", "hatte … investiert", "hat … investiert", "hatten … investiert", "haben … investiert", "wurden … investiert", "gab … aus", "gaben … aus", "ausgegeben", "ausgab",
        "re:hatten? [^.;!?]{0,90}?(?:ausgegeben|investiert|gesteckt|aufgewendet)", "re:hat(?:ten?)? [^.;!?]{0,90}?(?:ausgegeben|gesteckt|aufgewendet)",
        "beliefen sich", "belief sich", "betrugen", "betrug", "lagen bei", "lag bei", "lagen … bei", "erreichten", "erreichte", "summierten sich", "summierte sich", "waren es", "war es", "stiegen", "stieg", "sanken", "sank", "fielen", "fiel",
        "kletterten", "kletterte", "schrumpften", "schrumpfte", "verbuchte", "verbuchten", "wies aus", "steckte", "steckten", "gesteckt", "floss", "flossen", "geflossen", "erzielte", "wendete", "wandte", "aufgewendet", "machten", "machte", "verdoppelten sich", "verschlang*",
        "kostete*", "erhöhten sich", "erhöhte sich", "verringerten sich", "gingen … zurück", "ging … zurück", "nahmen zu", "nahm zu", "legten zu", "legte zu", "pumpte*", "getätigt*", "hinter sich", "tatsächlich", "bereits investiert", "bisher investiert",
        "gebaut", "baute", "fertiggestellt", "abgeschlossen", "schoss", "schossen", "hochgeschnellt", "zog an", "zogen an", "sprang", "sprangen", "wuchs", "wuchsen", "gewesen",
    ),
    actual_periods=(
        "bislang ausgegeben", "seit jahresbeginn", "im auftaktquartal", "zum jahresauftakt", "im abgelaufenen quartal", "bis ende juni", "bis ende september", "in den ersten neun monaten", "in den ersten sechs monaten", "im ersten halbjahr", "vorjahreszeitraum*", "vorjahresquartal*", "im berichtszeitraum",
    ),
    priors=(
        "zuvor", "bisher", "bislang", "bisherig*", "zunächst", "ursprünglich*", "vorher", "vorherig*", "statt", "anstatt", "anstelle", "anstelle von", "vormals", "früher*", "alte* prognose", "alten prognose", "alte* ziel", "bis dato", "eigentlich",
        "vorige*", "vorigen", "noch im", "nach zuvor", "nach bisher", "nach zunächst", "damals", "einst", "bis dahin", "veranschlagt worden", "angepeilt worden", "in aussicht gestellt worden", "hatte … angekündigt", "geplant gewesen", "veranschlagten",
        "vorherigen schätzung", "zuletzt",
    ),
    recalled=("hatte", "hatten", "habe ursprünglich", "war … ausgegangen", "rechnete", "peilte", "galt"),
    prior_after=("in aussicht gestellt worden", "angepeilt worden", "geplant gewesen", "geplant worden", "veranschlagt worden", "vorgesehen gewesen", "angepeilt", "eingeplant gewesen", "angekündigt worden"),
    compared=(
        r"re:\bnach (?=(?:rund |gut |knapp |etwa |fast |noch |lediglich |nur )?\d)", "gegenüber", "verglichen mit", "im vergleich zu", "im vergleich zum", "im vorjahr", "anders als", "verglichen", "statt wie", "als die", "mehr als im", "weniger als im", "im gegensatz zu",
    ),
    compared_after=("im vorjahr", "im jahr zuvor", "ein jahr zuvor", "im vergangenen jahr", "im jahr davor"),
    tolerances=("plus oder minus", "plus/minus", "+/-", "±", "plusminus"),
    deltas=("um", "um rund", "um etwa", "um weitere", "um bis zu", "um mindestens", "zusätzlich", "zusätzliche", "zusätzlichen", "plus von", "anstieg von", "kürzung von", "kürzung um", "erhöhung um", "anstieg um", "minus von", "noch einmal", "nochmals"),
    delta_after=("mehr als", "mehr", "weniger als", "weniger", "höher", "niedriger", "zusätzlich", "drauf", "obendrauf", "über dem", "unter dem", "mehr als geplant", "weniger als geplant", "mehr als bisher", "weniger als bisher", "mehr als zuvor"),
    moves_from=("von",),
    moves_to=("auf", "auf nun", "auf nunmehr", "auf rund", "auf etwa", "auf jetzt", "auf bis zu", "auf mindestens"),
    unsettled=("will", "wollen", "wird", "werden", "würde", "könnte", "könnten", "soll", "sollen", "dürfte", "dürften", "zu", "möchte"),
    actions=table({
        Action.RAISED: (
            "erhöht", "erhöhen", "erhöhte", "erhöhten", "erhöhung*", "hebt", "hob", "heben", "hoben", "angehoben", "anheb*", "anhebung*", "aufgestockt*", "aufstock*", "stockt", "stockte", "stocken", "heraufgesetzt*", "heraufsetz*", "herauf",
            "hochgeschraubt*", "hochschraub*", "raufgesetzt", "hochgesetzt", "hochgefahren", "hochfahren", "ausgeweitet", "ausweit*", "weitet", "weitete", "hochgestuft", "nach oben", "aufgebessert", "drauf", "draufleg*", "draufgelegt", "obendrauf", "verdoppelt", "nachgelegt", "legt nach", "legte nach",
            "re:(?:schraubt|schraubte|fährt|fuhr|setzt|setzte|dreht|drehte|nimmt|nahm)\\b[^.;!?]{0,110}?\\b(?:hoch|herauf|rauf|nach oben)\\b", "nun mehr", "noch mehr", "mehr als bisher", "mehr als zuvor", "mehr als geplant", "mehr als ursprünglich", "mehr als in der vorigen",
            "mehr als in der bisherigen", "mehr als angekündigt", "mehr als zunächst", "steigert", "steigerte", "gesteigert", "höher als bisher", "höher als geplant", "höher als zuvor",
        ),
        Action.LOWERED: (
            "kürzt", "kürzte", "kürzen", "kürzten", "gekürzt*", "kürzung*", "senkt", "senkte", "senken", "senkten", "gesenkt*", "senkung*", "reduziert", "reduzierte", "reduzieren", "reduzierung*", "nur noch", "zurückgefahren", "zurückfahren", "zurückgeschraubt*", "zurückschraub*",
            "herabgesetzt", "herabsetz*", "herunter", "heruntergeschraubt*", "herunterschraub*", "heruntergesetzt", "zusammengestrichen", "streicht", "strich", "gestrichen", "streichen", "eindampf*", "eingedampft", "nach unten", "gekappt", "kappt", "kappte", "kappen", "beschneidet", "beschnitten", "drosselt", "drosselte", "drosseln", "gedrosselt", "weniger als bisher",
            "weniger als zuvor", "weniger als geplant", "weniger als vorgesehen", "weniger als ursprünglich", "weniger als angekündigt", "niedriger als bisher", "niedriger als geplant", "verringert", "verringerte", "verringern", "zurückgenommen", "stutzt", "stutzte", "gestutzt", "spart bei", "einsparen", "abgespeckt",
            "re:(?:schraubt|schraubte|fährt|fuhr|setzt|setzte|nimmt|nahm|streicht|strich|streichen)\\b[^.;!?]{0,110}?\\b(?:zurück|herunter|runter|herab|zusammen|nach unten)\\b", "zurückgestutzt", "schmilzt", "halbiert",
        ),
        Action.NARROWED: ("engt … ein", "eingeengt", "einengen", "grenzt … ein", "eingegrenzt", "eingrenz*", "präzisier*", "konkretisier*", "verengt*", "grenzte … ein"),
        Action.WIDENED: ("spanne ausgeweitet", "weitet die spanne"),
        Action.REAFFIRMED: (
            "bestätigt", "bestätigte", "bestätigen", "bestätigten", "bestätigung*", "unverändert*", "bekräftigt", "bekräftigte", "bekräftigen", "hält an", "hielt an", "halten an", "hielten an", "hält … fest", "hielt … fest", "halten … fest", "festgehalten", "festhält", "festhalten", "bleibt bei", "blieb bei", "bleiben bei", "bleibt es bei", "beibehalten", "behält … bei", "behielt … bei",
            "bleibt … bestehen", "weiterhin", "nach wie vor", "wie gehabt", "wie bisher", "wiederholt", "wiederholte", "wie geplant", "steht zu", "rüttelt nicht", "erneuert", "bleibt … gültig", "keine änderung*", "nicht geändert", "im plan",
        ),
        Action.WITHDRAWN: ("zieht … zurück", "zog … zurück", "zurückgezogen", "kassiert*", "setzt … aus", "ausgesetzt", "aussetz*", "zurückzieh*"),
        Action.INITIATED: (),
    }),
    ups=(
        "höher*", "steig*", "stieg", "anstieg*", "ansteig*", "wachsen*", "wächst", "wachs*", "zunahme", "zunehm*", "zulegen", "mehr", "größer", "erhöh*", "hoch", "nach oben", "steiger*", "ausbau*", "beschleunig*", "aufstock*", "plus", "hochfahr*", "klettern", "anzieh*", "verdoppel*", "ausweit*", "schneller", "stärker", "kräftig*", "anwachs*",
    ),
    downs=(
        "niedriger*", "sink*", "sank", "rückgang*", "zurückgehen*", "zurückgeht", "zurückfahr*", "zurückgefahren", "weniger", "geringer*", "kleiner", "kürz*", "senk*", "reduzier*", "abnehm*", "fallen*", "schrumpf*", "drossel*", "verringer*", "minus", "nach unten", "nachlass*", "herunterfahr*", "runterfahr*", "spar*", "streich*", "zurückschraub*", "halbier*", "bremst", "bremsen",
    ),
    flats=(
        "stabil*", "auf dem niveau", "auf vorjahresniveau", "auf dem vorjahresniveau", "auf niveau", "konstant*", "gleichbleib*", "gleich bleib*", "in etwa gleich", "ähnlich*", "vergleichbar*", "unverändert*", "auf gleicher höhe", "auf gleichem niveau", "stagnier*", "seitwärts", "in höhe des vorjahres", "so viel wie", "auf ähnlichem niveau", "wie im vorjahr",
    ),
    withdrawals=("zurückgezogen", "zieht … zurück", "zog … zurück", "zieht", "zog", "zurückzieh*", "kassiert*", "ausgesetzt", "setzt … aus", "setzte … aus", "aussetz*", "gilt nicht mehr", "hinfällig", "nicht mehr gültig", "verwarf", "verworfen", "gestrichen", "aufgegeben", "gekippt", "kippt"),
    negations=("nicht", "kein*", "nie", "ohne", "weder", "noch nicht", "nicht mehr"),
    hypotheticals=("könnte*", "wäre", "wären", "falls", "ob", "vielleicht", "möglicherweise", "womöglich", "spekul*", "angeblich", "gerücht*", "hochgerechnet"),
    own_words=("der konzern", "das unternehmen", "die firma", "die gruppe", "dem unternehmen", "dem konzern", "des konzerns", "des unternehmens", "der autobauer", "der energiekonzern", "der versorger", "der dax-konzern", "der hersteller", "er", "es", "sein", "seine", "seinen", "man", "wir", "unsere", "die mutter", "der betreiber", "der softwareriese", "der softwarekonzern", "der chiphersteller", "der internetkonzern", "der onlinehändler", "der tech-konzern", "der techkonzern", "der us-konzern", "der vorstand", "die gesellschaft", "der chipkonzern", "der ölkonzern", "der riese"),
    oblique=("von", "mit", "bei", "gegen", "wie", "an", "für", "als", "und", "darunter", "neben", "auch", "anders als", "gegenüber", "zu", "aus", "auf", "nach", "um", "im vergleich zu"),
    speech=("sagte", "sagt", "teilte", "mitteilte", "mit", "erklärte", "erklärt", "so", "zufolge", "laut", "nach angaben", "nach eigenen angaben", "hieß es", "kündigte", "berichtete", "bekräftigte", "betonte", "ergänzte", "bezifferte", "stellte", "verkündete", "gab bekannt", "unterstrich", "versicherte", "verriet"),
    officers=("finanzchef*", "finanzvorstand*", "finanzvorständin", "konzernchef*", "vorstandschef*", "vorstandsvorsitzende*", "firmenchef*", "chef", "chefin", "ceo", "cfo", "vorstand", "management", "aufsichtsrat*", "sprecher*", "manager*", "vorstände", "unternehmenschef*", "-chef*", "technikvorstand", "gründer*", "geschäftsführer*", "kontrollgremium"),
    analysts=(
        "analyst*", "analysten", "analystin*", "konsens*", "experten", "fachleute*", "marktbeobachter*", "beobachter*", "branchenkenner*", "ökonom*", "volkswirte*", "börsianer*", "am markt", "wall street", "markterwartung*", "analystenschätzung*", "analystenkonsens*", "marktforscher*", "ratingagentur*", "kursziel*", "der markt",
        "goldman*", "morgan stanley", "jpmorgan", "jp morgan", "jefferies", "citigroup", "citi", "bank of america", "bofa", "ubs", "barclays", "bernstein*", "deutsche bank research", "dz bank", "lbbw", "berenberg", "warburg", "metzler", "kepler*", "hsbc", "rbc", "evercore", "wedbush", "mizuho", "visible alpha", "factset", "lseg", "refinitiv", "bloomberg intelligence", "gartner", "idc", "trendforce",
        "moody's", "fitch", "stifel", "oddo*", "société générale", "bnp paribas", "exane", "raymond james", "td cowen", "keybanc", "strategen", "stratege",
    ),
    listeners=("mit", "vor", "gegenüber", "den", "für", "von"),
    unnamed=("insider*", "insidern", "kreisen", "aus kreisen", "mit der sache vertraut*", "vertraute person*", "dem vernehmen nach", "medienbericht*", "angeblich", "wie bloomberg", "konzernkreise*", "gerücht*", "eingeweihte*"),
    aggregates=(
        "zusammen", "gemeinsam", "zusammengenommen", "zusammengerechnet", "insgesamt … konzerne", "die vier", "die fünf", "die drei", "den vier", "der vier", "die großen vier", "alle vier", "alle fünf", "addieren sich", "summieren sich", "die tech-konzerne", "techkonzerne*", "tech-konzerne*", "tech-riesen", "techriesen", "technologiekonzerne*", "big tech", "hyperscaler*", "branche", "branchenweit", "weltweit",
        "internetkonzerne", "us-konzerne", "ölkonzerne", "autobauer gemeinsam", "die konzerne", "in summe", "gesamtsumme", "unternehmen weltweit", "dax-konzerne", "vier große*", "vier konzerne", "unternehmen in",
    ),
    others=("kunden", "rivale*", "konkurrent*", "wettbewerber*", "bundesregierung", "regierung*", "staat", "bund", "der bund", "land", "zulieferer*", "lieferant*", "partner", "partnern", "trump", "präsident trump", "us-präsident", "minister*", "kanzler*", "eu-kommission", "betreiber", "behörde*", "donald trump", "die eu", "mieter"),
    pledges=("zugesagt*", "zusage*", "sagt … zu", "verpflicht*", "verspricht", "versprach", "versprochen"),
    programmes=(
        "programm*", "*programm", "fabrik*", "werk", "werks", "campus", "projekt*", "standort*", "anlage", "fünfjahresplan*", "fünfjahres*", "mehrjahres*", "mittelfristplan*", "mittelfristig*", "jahrzehnt*", "rechenzentrum", "gigafactory", "chipfabrik*", "chipwerk*", "batteriefabrik*", "ausbau", "bau", "neubau", "planungsrunde*", "investitionsplan*", "investitionsprogramm*", "region", "windpark*", "kraftwerk*", "strategie*", "paket",
    ),
    places=table({
        "deutschland": "Germany", "frankreich": "France", "spanien": "Spain", "italien": "Italy", "polen": "Poland", "großbritannien": "UK", "england": "UK", "schweden": "Sweden", "norwegen": "Norway", "irland": "Ireland", "österreich": "Austria", "schweiz": "Switzerland",
        "niederlande*": "Netherlands", "belgien": "Belgium", "dänemark": "Denmark", "finnland": "Finland", "portugal": "Portugal", "ungarn": "Hungary", "tschechien": "Czechia", "usa": "US", "den usa": "US", "vereinigten staaten": "US", "amerika": "US", "kanada": "Canada", "mexiko": "Mexico",
        "china": "China", "indien": "India", "japan": "Japan", "südkorea": "Korea", "taiwan": "Taiwan", "malaysia": "Malaysia", "singapur": "Singapore", "brasilien": "Brazil", "australien": "Australia", "südafrika": "South Africa", "europa": "Europe", "sachsen": "Saxony", "dresden": "Dresden", "brandenburg": "Brandenburg",
        "bayern": "Bavaria", "hessen": "Hesse", "nordrhein-westfalen": "North Rhine-Westphalia", "sachsen-anhalt": "Saxony-Anhalt", "magdeburg": "Magdeburg", "frankfurt": "Frankfurt", "rheinischen revier": "Rhineland", "texas": "Texas", "arizona": "Arizona", "ohio": "Ohio", "louisiana": "Louisiana", "indiana": "Indiana",
        "niedersachsen": "Lower Saxony", "baden-württemberg": "Baden-Württemberg", "thüringen": "Thuringia", "wolfsburg": "Wolfsburg", "berlin": "Berlin", "new york": "New York", "virginia": "Virginia", "georgia": "Georgia", "north carolina": "North Carolina", "tennessee": "Tennessee", "south carolina": "South Carolina", "ostdeutschland": "Germany",
    }),
    boilerplate=(
        "vorausschauende aussagen", "zukunftsgerichtete aussagen", "über das unternehmen", "alle rechte vorbehalten", "foto:", "bild:", "quelle:", "newsletter", "haftungsausschluss", "disclaimer", "mehr zum thema", "lesen sie auch", "transparenzhinweis",
    ),
)
# fmt: on
