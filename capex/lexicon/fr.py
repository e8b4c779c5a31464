"""French."""

from __future__ import annotations

from decimal import Decimal

from capex.lexicon.words import Lexicon, PeriodForm, table
from capex.statement import Action

_D = Decimal
_YEAR = r"(?:19|20)\d\d"
_Y = rf"(?P<y>{_YEAR})"
_ORD = r"(?P<q>premier|1er|deuxième|second|2e|2ème|troisième|3e|3ème|quatrième|4e|4ème|dernier)"
_HALF = r"(?P<h>premier|1er|second|deuxième|2e|2nd|2ème)"
_COUNT = r"(?P<n>\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)"
# A fiscal year that runs over two calendar years is written 2025-2026 or 2025/26 and bears the later one.
_FISCAL = rf"(?:{_YEAR}[/-])?(?P<y>{_YEAR}|\d\d)"

# fmt: off
LEXICON = Lexicon(
    tag="fr",
    name="French",
    letters="a-zàâäçéèêëîïôöùûüÿœæ",
    common=(
        "le", "la", "les", "de", "des", "du", "et", "en", "un", "une", "à", "au", "aux", "dans", "pour", "par", "sur", "que", "qui", "ce", "cette", "son", "sa", "ses",
        "est", "sont", "a", "ont", "il", "elle", "avec", "plus", "ne", "pas", "d", "l", "se", "s", "qu", "n", "mais", "ou", "où", "leur", "année", "milliards", "selon", "contre", "sera",
    ),
    abbreviations=("m.", "mme.", "mm.", "md.", "mds.", "mrd.", "mrds.", "mio.", "env.", "etc.", "janv.", "févr.", "fév.", "avr.", "juil.", "sept.", "oct.", "nov.", "déc.", "p.ex.", "st.", "inc.", "corp.", "max.", "min.", "av.", "cf.", "hors."),
    hard_breaks=("tandis que", "alors que", "alors qu'", "mais", "cependant", "toutefois", "pendant que", "en revanche", "parallèlement", "par ailleurs", "quand", "tandis qu'"),
    clause_breaks=("puis", "et", "dont", "car"),
    headline_breaks=("lire aussi", "à lire aussi", "lire également", "à lire également", "sur le même sujet", "pour aller plus loin", "voir aussi", "articles liés"),
    decimal=",.",
    grouping=".'",
    numbers=table({
        "zéro": _D(0), "un": _D(1), "une": _D(1), "deux": _D(2), "trois": _D(3), "quatre": _D(4), "cinq": _D(5), "six": _D(6), "sept": _D(7), "huit": _D(8), "neuf": _D(9), "dix": _D(10), "onze": _D(11), "douze": _D(12),
        "treize": _D(13), "quatorze": _D(14), "quinze": _D(15), "seize": _D(16), "dix-sept": _D(17), "dix-huit": _D(18), "dix-neuf": _D(19), "vingt": _D(20), "vingt-cinq": _D(25), "trente": _D(30), "quarante": _D(40),
        "cinquante": _D(50), "soixante": _D(60), "cent": _D(100), "deux cents": _D(200), "trois cents": _D(300), "quatre cents": _D(400), "cinq cents": _D(500), "six cents": _D(600), "huit cents": _D(800), "mille": _D(1000), "un demi": _D("0.5"), "une dizaine de": _D(10), "une quinzaine de": _D(15), "une vingtaine de": _D(20), "une trentaine de": _D(30),
        "une quarantaine de": _D(40), "une cinquantaine de": _D(50), "une soixantaine de": _D(60), "une centaine de": _D(100), "un quart de": _D("0.25"),
    }),
    scales=table({
        "me": _D(10) ** 6, "m€": _D(10) ** 6, "md€": _D(10) ** 9, "mds€": _D(10) ** 9, "gde": _D(10) ** 9,
        "billion": _D(10) ** 12, "billions": _D(10) ** 12, "mille milliards": _D(10) ** 12,
        "milliard": _D(10) ** 9, "milliards": _D(10) ** 9, "md": _D(10) ** 9, "mds": _D(10) ** 9, "mrd": _D(10) ** 9, "mrds": _D(10) ** 9, "mrd.": _D(10) ** 9,
        "mds.": _D(10) ** 9, "mdse": _D(10) ** 9, "mde": _D(10) ** 9, "meur": _D(10) ** 6, "mdseur": _D(10) ** 9, "md.": _D(10) ** 9, "g": _D(10) ** 9,
        "million": _D(10) ** 6, "millions": _D(10) ** 6, "mln": _D(10) ** 6, "mio": _D(10) ** 6, "mio.": _D(10) ** 6, "m": _D(10) ** 6,
    }),
    percents=table({"%": _D("0.01"), "pour cent": _D("0.01"), "pourcent": _D("0.01"), "points de pourcentage": _D("0.01"), "p.c.": _D("0.01")}),
    fractions=table({
        "de moitié": _D("0.5"), "par deux": _D("-0.5"), "d'un tiers": _D(1) / 3, "d'un quart": _D("0.25"), "d'un cinquième": _D("0.2"), "d'un dixième": _D("0.1"), "des deux tiers": _D(2) / 3, "des trois quarts": _D("0.75"),
        "le double": _D(1), "doubl*": _D(1), "deux fois plus": _D(1), "tripl*": _D(2), "le triple": _D(2), "trois fois plus": _D(2),
    }),
    table_scales=table({
        "en millions d'euros": _D(10) ** 6, "en millions de dollars": _D(10) ** 6, "en millions": _D(10) ** 6, "en milliards d'euros": _D(10) ** 9, "en milliards de dollars": _D(10) ** 9, "en milliards": _D(10) ** 9,
        "en milliers d'euros": _D(1000), "en m€": _D(10) ** 6, "en md€": _D(10) ** 9, "en meur": _D(10) ** 6,
    }),
    count_units=(
        r"re:(?<!\w)d(?:e |')(?!moins|plus)[a-zà-ÿ-]{3,}s(?!\w)",
        "mégawatt*", "gigawatt*", "mw", "gw", "gwh", "mwh", "kwh", "barils*", "tonnes", "actions", "titres", "utilisateurs", "clients", "personnes", "salariés", "emplois", "postes", "véhicules", "voitures", "modèles", "foyers", "prises", "sites", "magasins", "usines",
        "mètres carrés", "hectares", "kilomètres", "unités", "plaquettes", "puces", "ans", "années", "mois", "jours", "semaines", "heures", "points", "fois", "mètres cubes", "avions", "pays", "abonnés", "employés", "d'utilisateurs", "de tonnes", "de barils", "de clients", "d'abonnés", "de foyers",
        "d'actions", "de véhicules", "d'habitants", "de personnes", "étages", "processeurs", "gpu", "trimestres",
    ),
    per_units=("par action", "par titre", "le baril", "par baril", "la tonne", "par tonne", "l'once", "par once", "le mwh", "par mwh", "par client", "par unité", "par mois", "par jour", "par véhicule", "par abonné"),
    currency_before=table({
        "$": "$", "us$": "USD", "usd": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "chf": "CHF", "¥": "¥", "cad": "CAD", "c$": "CAD", "nt$": "TWD", "hk$": "HKD",
    }),
    currency_after=table({
        "me": "EUR", "m€": "EUR", "md€": "EUR", "mds€": "EUR",
        "de dollars": "dollar", "dollars": "dollar", "dollar": "dollar", "de dollars us": "USD", "dollars us": "USD", "de dollars américains": "USD", "dollars américains": "USD", "$": "$", "$us": "USD", "us$": "USD", "usd": "USD", "$ us": "USD",
        "de dollars canadiens": "CAD", "dollars canadiens": "CAD", "$ ca": "CAD", "cad": "CAD", "de dollars australiens": "AUD", "de dollars taïwanais": "TWD", "dollars taïwanais": "TWD", "de dollars de hong kong": "HKD",
        "mdse": "EUR", "mde": "EUR", "meur": "EUR", "mdseur": "EUR", "d'euros": "EUR", "euros": "EUR", "euro": "EUR", "€": "EUR", "eur": "EUR", "de livres": "GBP", "de livres sterling": "GBP", "livres": "GBP", "livres sterling": "GBP", "gbp": "GBP", "£": "GBP",
        "de francs": "CHF", "de francs suisses": "CHF", "francs suisses": "CHF", "chf": "CHF", "de yens": "JPY", "yens": "JPY", "de yuans": "CNY", "yuans": "CNY", "de wons": "KRW", "wons": "KRW", "de roupies": "INR", "de riyals": "SAR",
        "de couronnes danoises": "DKK", "de couronnes suédoises": "SEK", "de couronnes norvégiennes": "NOK", "de couronnes": "kr", "de reais": "BRL", "de rands": "ZAR", "de pesos": "MXN", "de francs cfa": "XOF",
    }),
    range_words=("à", "et", "ou", "voire", "jusqu'à"),
    between=("entre", "de", "comprises entre", "compris entre", "comprise entre", "située entre", "dans une fourchette de", "dans une fourchette comprise entre"),
    between_and=("et", "à"),
    floor_before=(
        "plus de", "plus d'", "au moins", "au minimum", "au-delà de", "au-delà des", "au-dessus de", "au-dessus des", "supérieur à", "supérieure à", "supérieurs à", "supérieures à", "un minimum de", "minimum", "dépasse", "dépassent", "dépasser", "dépassera", "dépasseront", "dépassant", "dépasseraient", "dépasserait",
        "excéder", "excédera", "excèdera", "excéderont", "excède", "excédant", "franchir", "franchira", "pas moins de", "bien plus de", "largement plus de", "passera la barre des", "la barre des", "dépasser les", "dépassera les", "dépasseront les", "dépassent les", "dépasse les", "largement supérieur à", "nettement plus de", "passer la barre des",
    ),
    floor_after=(
        "re:, voire (?:au-delà|plus|davantage|un peu plus)",
        "ou plus", "et plus", "au moins", "au minimum", "voire davantage", "voire plus", "minimum"),
    ceiling_before=(
        "plafonner … à", "plafonne … à", "plafonnera … à", "plafonnés autour de", "limiter … à", "limite … à", "limitera … à", "contenir … à", "contenus à", "cantonner … à", "ramener … sous", "ramener … en dessous de",
        "jusqu'à", "au plus", "au maximum", "maximum", "moins de", "moins d'", "un maximum de", "pas plus de", "inférieur à", "inférieure à", "inférieurs à", "inférieures à", "sous", "sous les", "sous la barre des", "en dessous de", "en dessous des", "au-dessous de", "plafonné à", "plafonnés à", "plafonnées à", "plafonnée à", "plafonner à", "un plafond de",
        "limité à", "limités à", "limitées à", "limiter à", "ne dépassera pas", "ne dépasseront pas", "ne pas dépasser", "ne devraient pas dépasser", "ne devrait pas dépasser", "n'excédera pas", "n'excéderont pas", "ne dépasse pas", "ne pas excéder", "ne dépasseraient pas", "pouvant aller jusqu'à", "pouvant atteindre",
    ),
    ceiling_after=(
        "re:, voire (?:en dessous|moins|un peu moins)",
        "voire moins", "voire en dessous", "ou un peu moins", "voire un peu moins", "grand maximum",
        "ou moins", "au plus", "au maximum", "tout au plus", "maximum"),
    about_before=(
        "environ", "près de", "près d'", "quelque", "quelques", "autour de", "autour des", "aux alentours de", "aux environs de", "de l'ordre de", "à peu près", "à peine plus de", "un peu plus de", "un peu moins de", "légèrement plus de", "légèrement moins de", "approximativement", "avoisinant", "avoisiner", "avoisinera", "avoisineront", "avoisinent", "presque",
        "dans les", "proche de", "proches de", "à quelque", "à environ", "avoisine", "approchant", "approcher", "approchera", "approcheront", "frôler", "frôlera", "légèrement supérieur à", "légèrement inférieur à", "légèrement inférieurs à", "légèrement inférieure à", "légèrement inférieures à", "légèrement supérieurs à", "légèrement supérieure à", "légèrement supérieures à", "légèrement au-delà de", "légèrement au-dessus de", "légèrement en dessous de", "une", "un peu plus d'", "un peu moins d'", "plus ou moins", "~", "voisin de", "voisins de",
    ),
    about_after=("environ", "à peu près", "ou presque", "près"),
    fillers=("avait", "était", "étaient", "sur", "allait", "entre", "les", "le", "la", "de", "des", "d'", "à", "un", "une", "total de", "montant de", "quelque", "désormais", "au total", "seulement", "même"),
    low_end=("bas de la fourchette", "bas de fourchette", "borne basse", "borne inférieure", "limite inférieure", "bas de sa fourchette", "fourchette basse", "moitié basse"),
    high_end=("haut de la fourchette", "haut de fourchette", "borne haute", "borne supérieure", "limite supérieure", "haut de sa fourchette", "fourchette haute", "moitié haute"),
    midpoint=("milieu de la fourchette", "milieu de fourchette", "point médian", "médiane de la fourchette"),
    mentions=(
        "dépenses d'investissement*", "dépense d'investissement", "dépenses en capital", "dépenses de capital", "dépenses d'équipement", "investissement", "investissements", "capex", "invest*", "réinvest*", "dépenses d'immobilisation*", "dépenses en immobilisation*", "immobilisations",
        "budget d'investissement*", "enveloppe d'investissement*", "plan d'investissement*", "programme d'investissement*", "effort d'investissement*", "dépenses d'infrastructure*", "dépenses dans l'ia", "dépenses en infrastructure*", "dépenses en ia", "dépenses en intelligence artificielle",
        "intensité capitalistique", "taux d'investissement", "investissements nets", "investissements organiques", "investissements bruts", "ecapex", "dépenses dans l'intelligence artificielle", "dépenses consacrées aux centres de données", "dépenses liées à l'ia",
    ),
    weak_mentions=(
        "y mettre", "y mettra", "y mettront", "y consacr*", "mettra", "mettront", "met", "mettent", "mettre",
        "met … sur la table", "mettent … sur la table", "mettra … sur la table", "mettre … sur la table", "mis … sur la table", "décaiss*", "flécher*", "dotation*", "ardoise", "chiffr*", "s'offr*", "débloqu*", "aligne*", "mise", "misera", "investisseur public", "devis", "coûter*", "coûtera",
        "invest*", "dépens*", "consacr*", "débours*", "inject*", "alloue*", "allou*", "affect*", "mobilis*", "mettre sur la table", "met sur la table", "budget*", "engag*", "enveloppe*", "facture", "miser", "construire", "construit", "construction", "recevr*", "recevoir", "dédi*", "agrandi*", "étendre",
        "fléch*", "somme", "destin*", "déploi*", "verser*",
    ),
    capex_context=(
        "centre* de données", "centres de données", "centre de données", "data center*", "data centers", "datacenter*", "infrastructure*", "serveur*", "puces", "usine*", "réseau*", "équipement*", "capacité*", "fibre*", "exploration", "développement", "intelligence artificielle", "ia", "cloud", "sites", "entrepôt*", "renouvelable*", "éolien*", "solaire*", "électrique*", "batteries", "gigafactory",
        "raffinerie*", "production", "immobilisation*", "machines", "flotte*", "magasins", "terrains", "processeurs", "5g", "mobile", "bas carbone", "gnl",
    ),
    other_metrics=(
        "portefeuille*", "pipeline", "achat*", "a vendu", "ont vendu", "vendu", "vendus", "vendues", "revendu", "revend", "économies",
        "gagner*", "gagne", "dégager*", "dégage", "dégagera", "encaisser*", "distribuer*", "facturer*", "générer*", "génère", "reverser*", "rembours*", "engranger*", "engrange", "rapporter*", "vendra", "vendront", "cédera", "cèdera",
        "montée en cadence", "montée en puissance", "hausse des cadences",
        r"re:\b(?:dans|en) (?:\S+ ){0,4}(?:xai|openai|anthropic|scale ai|mistral)\b", "start-up*", "startup*", "jeune pousse*",
        "chiffre d'affaires", "chiffres d'affaires", "revenu*", "recettes", "ventes", "bénéfice*", "résultat*", "ebitda*", "ebit", "marge*", "perte*", "dividende*", "rachat*", "rachète*", "racheter*", "rachètera", "rachats d'actions", "recherche et développement", "recherche et le développement", "recherche & développement", "r&d", "recherche", "dépenses totales",
        "total des dépenses", "dépenses d'exploitation", "charges d'exploitation", "charges", "coûts", "coût", "opex", "économie*", "économis*", "démantèlement*", r"re:\bà l'arrêt d(?:e|u|es)\b", "réductions de coûts", "réduction de coûts", "flux de trésorerie", "cash-flow*", "cash flow*", "trésorerie*", "dette*", "endettement*", "emprunt*", "obligation*", "obligataire*", "prêt*", "crédit*", "augmentation de capital", "levée*", "lever", "lève", "acquisition*",
        "acquérir", "acquiert", "cession*", "céder", "vente", "vendre", "participation*", "prise de participation", "carnet de commandes", "carnet*", "commandes", "contrat*", "capitalisation*", "valorisation*", "valorisé*", "amortissement*", "dépréciation*", "provision*", "amende*", "droits de douane", "taxe*", "impôt*", "subvention*", "aide*", "objectif de cours", "action", "titre",
        "actifs", "actif", "liquidités", "fonds propres", "publicité", "production", "croissance", "pib", "intérêts", "loyer*", "salaires", "synergie*", "part de marché", "parts de marché", "actionnaires", "investisseurs", "volume*", "livraison*", "effectifs", "base d'actifs", "marché", "financement*", "prix", "bourse",
    ),
    assets=("valeur", "valorisé*", "valorisation*", "capitalisation*", "carnet de commandes", "participation"),
    parts=("dont", "parmi lesquels", "y compris", "incluant", "inclut", "inclus", "comprenant", "comprend", "hors", "en plus de", "à lui seul", "à elle seule", "sur ce total", "sur ce montant", "de ce total", "le reste", "parmi ces", "parmi eux", "auxquels s'ajoutent", "auxquels s'ajoute"),
    parts_after=("d'entre eux", "de ce total", "de ce montant", "de cette somme"),
    besides=("outre", "en plus de", "en plus du", "en plus des", "en sus de", "en sus des", "au-delà des", "hors"),
    excluded=("hors", "à l'exclusion de", "sans compter", "hormis"),
    consisting=("y compris", "incluant", "hors", "hors prise en compte", "comprenant", "net des", "nets des", "nettes des", "avant"),
    same_years=("sur cette période", "sur la période", "sur la même période", "durant cette période", "pendant cette période", "d'ici là", "à cet horizon", "le plan prévoit", "ce plan prévoit", "le programme prévoit", "le plan comprend", "dans le cadre de ce plan"),
    share_in=("dans", "chez"),
    whole_goals=("capacités", "activités", "opérations", "outil industriel", "groupe", "entreprise", "installations", "actifs", "portefeuille", "clients"),
    purposes=("destinées à", "consacrées à", "dédiées à", "destinés au", "consacrés au", "dédiés au", "consacrés aux", "destinés aux", "dédiés aux", "fléchés vers", "alloués à", "alloués au", "affectés à", "affectés au", "dans", "dans les", "pour", "aux", "au", "à", "à la", "en", "sur", "vers", "destinés à", "destiné à", "consacrés à", "dédiés à", "en faveur de"),
    receives=("recevr*", "reçoi*", "bénéficier*", "absorber*", "concentrer*", "iront", "ira", "seront consacrés", "seront consacrées", "sera consacré", "sera consacrée", "seront alloués", "seront dédiés", "sera dédié", "seront affectés", "sera affecté", "seront investis", "seront destinés", "sera destiné", "seront dirigés", "seront fléchés", "seront injectés", "doivent aller"),
    segments=("segment", "segments", "division", "branche", "filiale", "activité"),
    ends_of=("de la fourchette", "de sa fourchette", "de cette fourchette", "de fourchette", "de la prévision", "de ses prévisions"),
    anaphors=("la somme", "le montant", "la fourchette", "l'enveloppe", "le chiffre", "le total", "le budget"),
    scopes=table({
        "stratégique*": "strategic", "récurrent*": "recurring", "courants": "ordinary", "ordinaires": "ordinary", "exceptionnel*": "extraordinary",
        "bas carbone": "low carbon", "bas-carbone": "low carbon", "renouvelable*": "renewables", "réseau": "networks", "réseaux": "networks", "fibre": "fiber", "maintenance": "maintenance", "expansion": "expansion", "maintien": "sustaining", "croissance": "growth", "amont": "upstream", "exploration-production": "upstream", "aval": "downstream", "électricité": "power", "integrated power": "power",
        "pétrole": "oil", "gaz": "gas", "gnl": "LNG", "aws": "AWS", "stockage": "storage", "mobile": "mobile", "europe": "Europe", "france": "France", "états-unis": "US", "etats-unis": "US", "chine": "China", "véhicules électriques": "electric vehicles", "électrification": "electrification",
        "automobile": "automotive", "batteries": "batteries", "hydrogène": "hydrogen", "distribution": "distribution", "transport": "transmission", "afrique": "Africa", "mémoire": "memory", "éolien*": "wind", "solaire": "solar", "nucléaire": "nuclear",
    }),
    scope_links=("de", "de la", "des", "du", "d'", "de l'"),
    total_words=("au total", "total", "totaux", "l'ensemble", "globalement", "consolidé*", "groupe"),
    definitions=table({
        "y compris les contrats de location-financement": "finance leases", "location-financement": "finance leases", "nets": "net", "investissements nets": "net", "bruts": "gross", "investissements bruts": "gross", "organiques": "organic", "ecapex": "ecapex",
        "hors acquisitions": "excluding acquisitions", "hors spectre": "excluding spectrum", "hors licences": "excluding spectrum", "hors fréquences": "excluding spectrum",
    }),
    revenue_share=("du chiffre d'affaires", "de son chiffre d'affaires", "de ses revenus", "des revenus", "des ventes", "de ses ventes", "du ca", "du chiffre d'affaires net", "d'intensité capitalistique"),
    ratio_mentions=("intensité capitalistique", "taux d'investissement", "ratio d'investissement", "intensité en capital", "ratio capex"),
    periods=(
        (PeriodForm.PAST, r"(?:trimestre|semestre|exercice) (?:clos|achevé|terminé|se terminant|s'achevant|s'étant achevé|écoulé|qui s'est achevé)(?: (?:le |fin |au |en )?(?:\d{1,2} )?\w+)?"),
        (PeriodForm.PAST, r"(?:de |entre )?(?:janvier|avril|juillet|octobre) (?:à|et) (?:mars|juin|septembre|décembre)"),
        (PeriodForm.PAST, r"(?:les |des |aux |sur les )?(?:trois|six|neuf|douze) (?:premiers|derniers) mois"),
        (PeriodForm.PAST, r"(?:trimestre|semestre|exercice|année|période) (?:écoulée?|clos|close|achevée?|précédente?|passée?|dernière?)(?: (?:fin|en|le) \w+(?: \d{4})?)?"),
        (PeriodForm.PAST, r"(?:ces|les|des) (?:deux|trois|quatre|cinq|dix) dernières années"),
        (PeriodForm.SPAN, rf"(?:entre|d'ici|de|sur la période|sur|pour la période|dans la période|la période|période) {_Y} ?(?:-|à|jusqu'en|et) ?(?P<z>{_YEAR})\b"),
        (PeriodForm.BOTH, rf"(?:en |pour |aussi bien en |tant en )?{_Y} (?:et|comme|ainsi qu')(?: en)? ?(?P<z>{_YEAR})\b"),
        (PeriodForm.SPAN, rf"{_Y} ?(?:-|à) ?(?P<z>{_YEAR})\b"),
        (PeriodForm.UNTIL, rf"(?:d'ici(?: à)?(?: la fin de| la fin| fin)?|jusqu'en|jusqu'à(?: la)? fin(?: de)?|à l'horizon|d'ici la fin de l'année|à horizon) ?{_Y}\b"),
        (PeriodForm.EACH, rf"(?:au cours de |pour |lors de )?chacune des {_COUNT} prochaines années"),
        (PeriodForm.NEXT, rf"(?:au cours des|sur les|dans les|pour les|lors des|durant les|pendant les|ces|les|des) {_COUNT} (?:prochaines années|prochains exercices|années à venir|années qui viennent|ans à venir)"),
        (PeriodForm.NEXT, rf"(?:en|sur|pendant|durant|étalés? sur|d'ici) {_COUNT} ans"),
        (PeriodForm.FISCAL, rf"{_ORD} trimestre (?:de l'exercice (?:fiscal )?|de l'année |fiscal )?{_FISCAL}\b"),
        (PeriodForm.FISCAL, rf"(?:t|q)(?P<q>[1-4]) ?{_Y}\b"),
        (PeriodForm.FISCAL, rf"{_HALF} semestre (?:de l'exercice (?:fiscal )?|de l'année |fiscal )?{_Y}\b"),
        (PeriodForm.FISCAL, rf"s(?P<h>[12]) {_Y}\b"),
        (PeriodForm.FISCAL, rf"(?:exercice|exercice fiscal|année fiscale|exercice comptable|exercice décalé)(?: fiscal)? {_FISCAL}\b"),
        (PeriodForm.CALENDAR, rf"(?:l'année|année) (?:civile|calendaire) {_Y}\b"),
        (PeriodForm.PART, rf"{_ORD} trimestre"),
        (PeriodForm.PART, r"t(?P<q>[1-4])\b"),
        (PeriodForm.PART, rf"{_HALF} semestre"),
        (PeriodForm.PART, r"(?P<h>seconde|deuxième|première) (?:moitié|partie) de l'année"),
        (PeriodForm.REST, r"(?:le |du )?reste de l'(?:année|exercice)|d'ici (?:à )?la fin de l'(?:année|exercice)"),
        (PeriodForm.PLAIN, rf"(?:(?:pour )?l'ensemble de (?:l'année )?|l'année |année |l'exercice )?{_Y}\b"),
    ),
    ordinals=table({
        "premier": 1, "1er": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "2e": 2, "2ème": 2, "2nd": 2, "troisième": 3, "3e": 3, "3ème": 3, "quatrième": 4, "4e": 4, "4ème": 4, "dernier": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    }),
    relative_years=table({
        "objectif* annuel*": 0, "prévision* annuelle*": 0, "objectifs de l'année": 0, "budget annuel": 0, "cible annuelle": 0, "l'année qui vient": 1, "les douze prochains mois": 0,
        "cette année": 0, "l'année en cours": 0, "l'année": 0, "année en cours": 0, "l'ensemble de l'année": 0, "sur l'année": 0, "l'année entière": 0, "l'ensemble de l'exercice": 0, "année pleine": 0,
        "l'an prochain": 1, "l'année prochaine": 1, "année prochaine": 1, "an prochain": 1, "l'année suivante": 1, "l'année à venir": 1, "l'an dernier": -1, "l'année dernière": -1, "l'an passé": -1, "l'année passée": -1, "année précédente": -1,
        "l'année précédente": -1, "un an plus tôt": -1, "un an auparavant": -1, "an dernier": -1, "année dernière": -1, "l'an d'avant": -1, "il y a un an": -1, "sur un an": -1, "un an avant": -1, "d'ici deux ans": 2, "dans deux ans": 2, "il y a deux ans": -2, "l'année d'avant": -1,
    }),
    relative_fiscal_years=table({
        "l'exercice en cours": 0, "exercice en cours": 0, "cet exercice": 0, "son exercice": 0, "l'exercice fiscal en cours": 0, "l'exercice actuel": 0, "l'année fiscale en cours": 0, "exercice fiscal en cours": 0, "année fiscale en cours": 0, "son exercice en cours": 0, "le nouvel exercice": 0, "l'exercice": 0,
        "l'exercice prochain": 1, "prochain exercice": 1, "l'exercice suivant": 1, "exercice suivant": 1, "prochaine année fiscale": 1, "l'exercice à venir": 1, "exercice précédent": -1, "l'exercice précédent": -1, "dernier exercice": -1, "l'exercice écoulé": -1, "l'exercice clos": -1, "l'exercice passé": -1,
    }),
    loose_years=("l'année", "l'ensemble de l'année", "sur l'année", "l'année entière", "l'ensemble de l'exercice", "année pleine"),
    loose_quarters=("le trimestre", "au trimestre"),
    relative_quarters=table({
        "ce trimestre": 0, "trimestre en cours": 0, "le trimestre en cours": 0, "l'actuel trimestre": 0, "trimestre actuel": 0, "prochain trimestre": 1, "trimestre prochain": 1, "trimestre suivant": 1, "dernier trimestre": -1, "trimestre écoulé": -1, "trimestre précédent": -1, "trimestre sous revue": -1, "trimestre dernier": -1,
    }),
    relative_halves=table({"ce semestre": 0, "semestre en cours": 0, "prochain semestre": 1, "semestre écoulé": -1}),
    inside=("en", "pour", "sur", "sur l'"),
    annual=("par an", "annuel", "annuels", "annuelle", "annuelles", "annuellement", "chaque année", "par année", "l'an", "en moyenne", "en rythme annuel", "tous les ans", "en moyenne annuelle"),
    dates=(
        r"re:depuis (?:l'année |début |fin )?(?:19|20)\d\d",
        r"re:(?:le |du |au )?(?:\d{1,2}|1er) (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?: \d{4})?",
        r"re:(?:en |fin |début |depuis |dès |mi-)?(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) \d{4}",
        r"re:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)",
    ),
    plans=(
        "évoque", "évoquent", "fait état", "laisse entrevoir",
        "contenir", "tomberaient", "tomberait", "tombera", "tomberont", "atteindrait", "atteindraient", "s'élèverait", "s'élèveraient", "s'établirait", "représenterait", "représenteraient", "ressortirait", "ressortiraient", "devra", "devront", "terminera", "termineront", "terminerons", "finira", "mobiliseront", "plafonner", "plafonne", "plafonnera", "met", "mettent", "mettront", "misera", "tableront", "tablera", "viseront", "visera", "prévoira", "coûtera", "coûteront", "ajoutera", "ajouteront", "ajouter*", "restera", "resteront", "demeurera", "passera", "passeront", "grimpera", "grimperont", "montera", "monteront", "bondira", "bondiront", "doublera", "doubleront", "triplera", "retombera", "retomber", "refluer", "descendra", "descendront", "se limitera", "se limiteront", "comptera", "aura besoin", "nécessitera", "demandera", "exigera", "engloutira", "engloutiront", "décaissera", "décaissé",
        "se répartira", "se répartiront", "se décomposera", "se divisera",
        "réduira", "réduiront", "progressera", "progresseront", "diminuera", "diminueront", "reculera", "reculeront",
        "prévoi*", "prévoy*", "prévu*", "prévision*", "anticip*", "table", "tablent", "tabler", "tablait", "vise*", "visent", "viser", "visait", "entend", "entendent", "compte", "comptent", "comptait", "envisag*", "projet*", "planifi*", "estim*", "attend", "attendent", "attendu*", "s'attend*", "va", "vont", "devrait", "devraient", "doit", "doivent", "objectif*", "cible*",
        "investira", "investiront", "dépensera", "dépenseront", "consacrera", "consacreront", "atteindra", "atteindront", "s'élèvera", "s'élèveront", "s'établira", "s'établiront", "sera", "seront", "injectera", "injecteront", "déboursera", "allouera", "portera", "se situera", "se situeront", "représentera", "représenteront", "représenter", "recevra", "recevront", "serait", "seraient", "budget*", "annonc*", "dévoil*", "présent*",
        "veut", "veulent", "souhaite*", "intention*", "ambition*", "engag*", "promet*", "promis", "chiffre", "évalue*", "fixe", "fixé*", "confirm*", "réitér*", "maint*", "perspective*", "désormais", "à venir", "futur*", "approuv*", "valid*", "prépar*", "pronostiqu*", "situe*", "provisionn*", "programm*", "affectera", "mobilisera", "verser*", "ramèn*", "fourchette", "lancera", "construira", "mettra", "orientation", "indiqué",
        "consacre", "consacrent", "injecte", "injectent", "porte", "relève", "réduit", "ambitionne*", "atteindre", "s'établir", "s'élever", "dépasser", "dépassera", "dépasseront", "avoisinera", "avoisineront", "ira", "iront", "augmentera", "augmenteront", "baissera", "baisseront",
    ),
    guidance=(
        "prévision*", "objectif*", "cible*", "budget*", "fourchette*", "perspective*", "enveloppe*", "plan", "plans", "estimation*", "guidance", "projection*", "programme*", "orientation*", "indication*", "chiffre", "montant", "cadre", "trajectoire",
    ),
    actuals=(
        r"re:\baurai(?:en)?t (?:investi|dépensé|consacré|déboursé)\b", "tombés à", "tombées à", "tombé à", "tombée à",
        "ont été multipliés", "ont été multipliées", "a été multiplié", "avons engagé", "avons déjà engagé", "avons investi", "avons déjà investi", "avons dépensé", "avons consacré", "a engagé", "ont engagé", "a déjà engagé", "ont déjà engagé", "a alloué", "ont alloué", "allouant", "a déjà investi", "ont déjà investi", "a apporté", "ont apporté",
        "a investi", "ont investi", "avait investi", "avaient investi", "a dépensé", "ont dépensé", "avait dépensé", "avaient dépensé", "a consacré", "ont consacré", "avait consacré", "a atteint", "ont atteint", "s'est élevé", "s'est élevée", "se sont élevés", "se sont élevées", "s'est établi", "se sont établis", "se sont établies", "s'est établie", "étaient de", "était de", "avait atteint", "avaient atteint",
        "a injecté", "a déboursé", "a totalisé", "ont totalisé", "ont représenté", "a représenté", "ont augmenté", "a augmenté de", "ont reculé", "a reculé", "ont bondi", "a bondi", "ont progressé", "a progressé", "a baissé", "ont baissé", "réalisé*", "a dû", "enregistré*", "ont grimpé", "a grimpé", "dépensés", "dépensées", "investis", "investies", "a englouti", "ont englouti", "a mobilisé",
        "ont été de", "a été de", "se montaient", "s'élevaient", "s'élevait", "atteignaient", "atteignait", "étaient", "a affecté", "a versé", "déjà investi", "a été investi", "ont été investis", "ont chuté", "a chuté", "a doublé", "ont doublé", "avait déboursé", "a clôturé", "ont coûté", "a coûté", "a construit", "a achevé", "ressort*", "sont ressortis",
    ),
    actual_periods=("du trimestre", "du semestre", "sur le trimestre", "au cours du trimestre", "sur le semestre", "au cours du semestre", "sur le seul trimestre", "l'an dernier", "depuis le début de l'année", "depuis janvier", "au premier semestre", "sur les neuf premiers mois", "sur les six premiers mois", "en glissement annuel", "à fin juin", "à fin septembre", "un an plus tôt", "un an auparavant", "à la même période"),
    priors=(
        "et non plus", "et non", "non plus",
        "l'ancienne", "l'ancien", "ancienne", "ancien", "la précédente", "le précédent", "la fourchette précédente", "l'objectif précédent", "jusque-là fixé*", "en lieu et place de", "là où il en avait prévu", "là où",
        "auparavant", "précédemment", "jusqu'ici", "jusqu'à présent", "jusqu'alors", "jusque-là", "initialement", "précédent", "précédente", "précédents", "précédentes", "initial", "initiale", "initiaux", "au lieu de", "au lieu des", "au lieu d'", "plutôt que", "auparavant annoncé*", "antérieur*", "ancien objectif", "ancienne fourchette", "ancienne prévision", "annoncés en", "annoncé en", "annoncée en", "prévus en",
        "prévus auparavant", "prévus jusqu'ici", "prévu jusqu'ici", "d'abord", "à l'origine", "prévus initialement", "dernière prévision", "ciblés auparavant", "envisagés auparavant", "estimés auparavant", "prévus précédemment", "contre … auparavant", "contre … précédemment", "annoncés auparavant", "évoqués auparavant",
    ),
    presents=("est", "sont", "s'élève", "s'élèvent", "atteint", "atteignent", "se monte", "se montent", "représente", "représentent", "consacre", "investit", "s'établit", "se situe", "reste", "coûte", "coûtent"),
    past_moves=("ont augmenté", "a augmenté", "ont reculé", "a reculé", "ont baissé", "a baissé", "ont bondi", "a bondi", "contre"),
    pasts=("a été", "ont été", "était", "étaient", "avait", "avaient", "a atteint", "ont atteint", "fut", "furent", r"re:(?<!\w)(?:a|ont|avait|avaient) \w{2,}(?:é|i|u|is|it)(?!\w)", r"re:s'(?:est|étaient|était) \w+é(?:e|s|es)?(?!\w)"),
    scenarios=("il faudrait", "faudrait-il", "seraient nécessaires", "serait nécessaire", "dans le pire des cas", "dans le meilleur des cas", "scénario pessimiste", "scénario optimiste", "scénario du pire"),
    inferences=("laisserait supposer", "impliquerait", "reviendrait à", "laisse supposer", "suppose", "équivaudrait", "en extrapolant", "sous-entend", "annualisé*", "en rythme annuel"),
    furthers=(
        "supplémentaire", "additionnels", "de plus", "en plus",
        "supplémentaires", "autres", "encore"),
    recalled=(
        "parlait", "parlaient", "annonçait", "annonçaient", "indiquait", "chiffrait", "prévoyait encore",
        "après avoir", "après l'avoir", "après les avoir", "avant de les", "promettait", "promettaient", "évoquait", "évoquaient", "misait", "misaient",
        "avait", "avaient", "prévoyait", "prévoyaient", "tablait", "tablaient", "visait", "visaient", "comptait", "estimait", "anticipait"),
    prior_after=(
        "auparavant", "précédemment", "jusqu'ici", "jusqu'à présent", "initialement", "jusqu'alors", "jusque-là", "antérieurement", "à l'origine",
        r"re:\bqu'(?:il|elle) (?:prévoyait|visait|tablait|envisageait|annonçait|comptait)\b", r"re:\b(?:prévu|annoncé|visé|estimé|envisagé|ciblé|anticipé|évoqué|attendu|programmé)(?:e|s|es)?\b",
    ),
    told_then=("il y a trois mois", "il y a six mois", "il y a quelques mois", "il y a un trimestre", "en début d'année", "au début de l'année", "en janvier", "en février", "en mars", "en avril", "en juin", "en juillet", "en août", "en septembre", "en octobre", "en novembre", "en décembre", "au printemps", "jusqu'ici", "jusqu'alors", "jusque-là", "jusqu'à présent"),
    compared=(r"re:\b(?:presque |près |quasiment |plus |environ )?(?:du |le |de )?(?:double|triple|quadruple) des?\b", r"re:\b(?:deux|trois|quatre) fois (?:les|plus que les)\b", "contre", "par rapport à", "par rapport aux", "par rapport au", "comparé à", "comparés à", "comparées à", "comparativement à", r"re:\baprès (?=(?:les |environ |près de |quelque )?\d)", "qu'en", r"re:\b(?:plus|moins|davantage|supérieurs?|inférieurs?) que (?:les|en|l'an|celui|ceux|celles)\b", "que l'an dernier", "face à", "vs", "versus", "plus que", "moins que", "davantage que", "au-dessus des", "supérieur aux", "supérieure aux", "à comparer à", "à comparer aux"),
    compared_after=("un an plus tôt", "un an auparavant", "l'an dernier", "l'année précédente", "l'an passé"),
    tolerances=(r"re:\b(?:plusieurs|quelques) (?=centaine|millier|dizaine|milliard|million)", "plus ou moins", "+/-", "±", "à plus ou moins", "varier de"),
    deltas=(
        "coupera", "coupe", "coupent", "a coupé", "amputera", "ampute", "taille", "taillera", "rogne", "rognera", "retire", "retirera", "gèle", "gèlera", "économiser", "économisera",
        r"re:\b(?:rédui|abaiss|diminu|coup|augment|relev|relèv|accro|ampu|rabot)\w* (?!de )(?:[^.,;:\d]{1,70} )de (?=(?:plus de |près de |environ |quelque )?\d+(?:[.,]\d+)? (?:milliard|million|md)s?\b)(?!\S+ (?:\S+ (?:de dollars|d'euros) )?à )",
        r"re:\b(?:rédui|abaiss|diminu|coup|augment|relev|relèv|accro|ampu|rabot)\w* (?:[^.,;:\d]{1,70} )?d'(?=(?:environ |un |une )(?:\S+ )?(?:milliard|million|md))",
        r"re:\b(?:augmentation|hausse|baisse|réduction|recul|bond|progression|diminution|relèvement|coupe)s?(?: \w+)? d(?:e |')(?=(?:plus de |près de |environ |quelque )?\d)", "d'un montant de",
        r"re:\b(?:rédui|abaiss|baiss|augment|relev|relèv|coup|diminu|progress|accr|major|minor|amput|recul)\w* de (?=(?:plus de |près de |environ |quelque )?\d)",
        "de plus", "supplémentaire*", "additionnel*", "hausse de", "baisse de", "augmentation de", "réduction de", "coupe de", "relèvement de", "en hausse de", "en baisse de", "retrancher", "retranche", "retranchera", "couper", "ajouter", "ajoute", "ajoutera", "augmente de", "réduire de", "relève de", "réduit de", "baisse … de", "hausse … de", "augmentera de", "augmenteront de", "progresser de", "progressera de", "augmenter de", "baisser de",
        "reculer de", "croître de", "bondir de", "diminuer de", "diminution de", "recul de", "bond de", "réduira … de", "d'au moins", "de près de",
    ),
    delta_after=("par la réduction", "par une réduction", "avec la baisse", "grâce à la réduction", "grâce à la baisse", "d'économies", "de plus", "de moins", "supplémentaires", "supplémentaire", "additionnels", "de mieux", "de plus que", "de moins que", "en plus", "en moins", "de plus qu'", "de moins qu'"),
    moves_from=("de",),
    moves_to=("à", "désormais à", "à environ", "à près de", "à plus de"),
    unsettled=("va", "vont", "devrait", "devraient", "pourrait", "pourraient", "compte", "entend", "à", "de", "veut", "envisage de", "prévoit de", "prévoit d'", "pour"),
    actions=table({
        Action.RAISED: (
            "relève", "relever", "relevé*", "relèvement*", "relèvera", "rehauss*", "augmente", "augmenter", "augmenté*", "augmentation*", "à la hausse", "porte", "porté", "portée", "portés", "portées", "porter", "portera", "accroît", "accroître", "accru", "accrue", "accrus", "accrues", "gonfl*", "élève", "élever", "élevé", "élevée", "muscl*", "renforc*", "hisse", "hissé*", "monte", "montent", "plus qu'annoncé", "plus que prévu", "alourdi*", "remont*",
            "de plus que prévu", "de plus qu'initialement", "de plus qu'annoncé", "dop*", "amplifi*", "passe de", "davantage que prévu", "poussé*",
        ),
        Action.LOWERED: (
            "serre les boulons", "resserre les cordons", "lève le pied", "sabre", "sabrer", "ampute", "amputer", "amputé*", "élague", "élaguer", "rabote", "revoit en baisse", "plafonne", "plafonner", "tempère", "gèle", "tombera", "tomberaient", "tomberait", "tomberont", "redescend*",
            "abaiss*", "réduit", "réduire", "réduits", "réduite*", "réduction*", "réduira", "ramèn*", "ramen*", "à la baisse", "diminue", "diminuer", "diminué*", "diminution*", "coupe", "couper", "coupé*", "coupes", "taille", "taillé", "tailler", "retranch*", "sabr*", "rogn*", "comprim*", "de moins que prévu", "de moins qu'", "moins que prévu", "allèg*", "allég*", "n'investira plus que", "plus que", "baisse", "baissé*", "rabot*", "revoit … à la baisse", "freine*",
            "de moins qu'initialement", "de moins qu'annoncé", "resserre la vis", "serre la vis", "rédui*",
        ),
        Action.NARROWED: ("resserr*", "affin*", "précis* sa fourchette", "réduit la fourchette", "rétréci*"),
        Action.WIDENED: ("élargi* sa fourchette", "élargi* la fourchette"),
        Action.REAFFIRMED: (
            "ne bougent pas", "ne bouge pas", "n'a pas bougé", "n'ont pas bougé", "ne varie pas", "ne varient pas", "ne change pas", "ne changent pas", "reste fixé*", "restent fixé*", "s'en tenir", "tient le cap", "garde le cap", "garde inchangé*",
            "confirm*", "maintien*", "maintenu*", "maintenir", "réitèr*", "réitér*", "inchangé*", "réaffirm*", "reconduit*", "reconduir*", "reconduite*", "toujours", "conserv*", "reste", "restent", "laisse … inchangé*", "s'en tient", "demeure", "demeurent", "n'a pas changé", "pas de changement", "sans changement", "répét*", "comme prévu", "conformément",
        ),
        Action.WITHDRAWN: ("suspend*", "retir*", "renonc*", "abandonn*"),
        Action.INITIATED: (),
    }),
    ups=(
        "pic", "sommet", "record*", "gonfl*", "monter* en puissance", "s'accélér*", "s'alourd*", "alourd*", "s'étoff*", "étoff*", "dépasser*", "muscl*", "s'intensifi*", "amplifi*", "montera", "monteront", "monte", "montent", "remont*", "tripl*", "explos*", "dop*",
        "hausse*", "augment*", "croissance", "croître", "croîtr*", "progress*", "plus élevé*", "supérieur*", "davantage", "plus", "bondi*", "bond", "grimp*", "accélér*", "montée", "monter", "accroissement", "accroît*", "intensifi*", "en hausse", "à la hausse", "relev*", "doubl*", "flamb*", "s'envol*", "renforc*",
    ),
    downs=(
        "reflu*", "décrue*", "tomber*", "tombent", "descend*", "redescend*", "se tass*", "tassement", "lever le pied", "lève le pied", "dégonfl*", "fléchi*", "fondre", "fond", "s'essouffl*", "amoindri*", "resserr*", "modér*", "décél*", "atténu*", "normalis*", "retomb*", "rabot*", "ramen*", "ramèn*", "allég*", "allèg*",
        "baisse*", "baisser*", "rédui*", "réduction*", "diminu*", "recul*", "inférieur*", "moins", "moindre*", "chut*", "repli*", "ralenti*", "décro*", "en baisse", "à la baisse", "coupe", "coupes", "coupé", "coupée", "coupés", "couper*", "coupera", "abaiss*", "freine*", "comprim*", "retranch*", "limit*",
    ),
    flats=("stable*", "stabilis*", "stabilité", "inchangé*", "identique*", "similaire*", "comparable*", "au même niveau", "constant*", "équivalent*", "proche de", "proches de", "du même ordre", "équivaudr*", "à l'identique", "conforme*", "autant que"),
    growth_nouns=("croissance", "rythme de croissance", "hausse"),
    withdrawals=("suspend", "suspendu*", "suspension", "suspendre", "retire", "retiré*", "retirer", "retrait", "renonc*", "abandonn*", "n'est plus d'actualité", "caduque", "caducs", "annul*", "ne prévoit plus", "gèle", "gelé*"),
    negations=("ne", "n'", "pas", "non", "sans", "aucun*", "jamais", "ni"),
    reviews=("réexamin*", "remettre à plat"),
    suppositions=("supposons", "à supposer"),
    hypotheticals=("pourrait", "pourraient", "si", "peut-être", "éventuel*", "probable*", "possible*", "rumeur*", "spécul*", "selon les estimations", "suppose*", "sous-entend*", "extrapol*"),
    first_persons=("nous", "notre", "nos"),
    own_words=("ils", "elles", "ceux-ci", "celles-ci", "le groupe", "l'entreprise", "la société", "la compagnie", "la firme", "le constructeur", "le géant", "l'opérateur", "le fondeur", "le pétrolier", "la major", "l'énergéticien", "il", "elle", "son", "sa", "ses", "nous", "notre", "nos", "la maison mère", "la direction", "le fabricant", "le numéro un", "le leader", "le groupe français", "la multinationale", "l'éditeur", "le distributeur", "le conseil d'administration"),
    relatives=("qui", "que", "dont", "où", "laquelle", "lequel", "filiale de", "maison mère de", "propriétaire de", "actionnaire de"),
    oblique=("de", "d'", "avec", "chez", "par", "contre", "comme", "à", "pour", "que", "qu'", "et", "dont", "outre", "face à", "contrairement à", "du", "au", "dans", "sur", "sa maison mère", "sa filiale", "leur filiale", "à travers", "via"),
    speech=("a indiqué", "indique", "a déclaré", "déclare", "a annoncé", "annonce", "a précisé", "précise", "selon", "a expliqué", "explique", "a dit", "a ajouté", "a assuré", "assure", "a affirmé", "affirme", "fait savoir", "a confirmé", "a révélé", "a souligné", "d'après", "dixit", "a fait savoir", "a prévenu", "prévient", "a fait état"),
    officers=("directeur financier", "directrice financière", "directeur général", "directrice générale", "pdg", "président-directeur général", "président", "patron", "patronne", "direction", "dirigeant*", "porte-parole", "fondateur", "conseil d'administration", "management", "le dg", "la dg"),
    analysts=(
        "étude de", "une étude", "l'étude", "chercheurs", "consultants", "l'institut",
        "latin securities", "allaria", "balanz", "adcap", "tpcg", "max capital", "ey", "ernst & young", "rystad energy", "iea", "aie",
        "vontobel", "zürcher kantonalbank", "zkb", "julius bär", "julius baer", "intermoney", "banorte", "actinver", "monex", "scotiabank", "banque scotia", "cibc", "bmo", "national bank", "desjardins", "btg pactual", "credicorp", "larrainvial", "inversiones security", "itaú bba", "itau bba", "xp investimentos", "bradesco", "bbva", "bankinter", "renta 4", "sabadell", "caixabank", "alantra", "mediobanca", "equita", "intesa sanpaolo", "unicredit", "banca akros", "abn amro", "kbc", "degroof petercam", "kempen", "rabobank", "natixis", "crédit agricole", "cic market solutions", "tp icap", "gilbert dupont", "bryan garnier", "all invest", "midcap partners", "wells fargo", "truist", "piper sandler", "cowen", "nomura", "daiwa", "clsa", "macquarie", "cantor fitzgerald", "oppenheimer", "needham", "d.a. davidson", "morningstar", "erste group", "raiffeisen", "baader*", "hauck*", "nordlb", "nord lb", "helaba", "m.m. warburg", "alixpartners", "boston consulting", "bcg", "roland berger", "kpmg", "deloitte", "pwc", "woodmac", "bnef", "bloombergnef", "dell'oro", "counterpoint", "canalys", "forrester", "moffettnathanson", "new street", "bridgewater", "melius", "enverus", "plusmining", "cochilco", "aurora energy", "afry", "s&p global", "standard & poor's", "dbrs", "scope ratings", "oxford economics", "cour des comptes", "bundesrechnungshof",
        "analyste*", "consensus", "wall street", r"re:\b(?:le|les|du|des) marchés? (?:tabl|attend|anticip|mis|espér|pari|prévoy|escompt)\w*", "attentes du marché", "marché tablait", "rystad", "wood mackenzie", "l'aie", "mckinsey", "xerfi", "agence internationale de l'énergie", "économiste*", "stratégiste*", "expert*", "observateurs", "courtier*", "broker*", "bureau d'études", "cabinet", "factset", "lseg", "refinitiv", "visible alpha", "bloomberg intelligence", "goldman*", "morgan stanley", "jpmorgan", "jp morgan", "jefferies", "citi", "citigroup", "bank of america", "bofa", "ubs", "barclays", "bernstein",
        "oddo*", "société générale", "bnp paribas", "exane", "kepler*", "berenberg", "hsbc", "rbc", "evercore", "wedbush", "moody's", "fitch", "s&p", "gartner", "idc", "trendforce", "deutsche bank", "raymond james", "stifel", "mizuho", "portzamparc", "alphavalue", "invest securities", "agence internationale",
    ),
    listeners=(
        "re:à (?=la maison blanche|l'élysée|matignon)", "re:(?:aux côtés|en présence) d(?:e |u |')",
        "aux", "devant", "avec les", "avec des", "aux côtés d'", "face aux", "à des", "auprès des", "pour les", "investisseurs et", "investisseurs et aux", "aux investisseurs et aux"),
    unnamed=(
        "circul*", "dans la presse", "la presse", "évoqué par la presse", "évoqués par la presse", "bruits de couloir",
        "sources", "source proche", "selon des sources", "personnes au fait", "proches du dossier", "au fait du dossier", "selon la presse", "selon des informations", "selon bloomberg", "rumeur*", "de source*", "selon nos informations", "croit savoir"),
    aggregates=(
        r"re:(?:investissements?|dépenses) (?:de l'industrie|du secteur|de la filière|de la profession)\b",
        "des opérateurs", "des constructeurs", "des énergéticiens", "des majors",
        "à eux tous", "à elles toutes", "constructeurs européens", "les constructeurs", "les opérateurs", "les pétroliers", "les énergéticiens", "quatuor", "le trio", "le quintette", "les concurrents",
        r"re:(?<!l')ensemble\b(?! d[eu'])", "investissements étrangers", "entreprises étrangères", "au total", "à eux quatre", "à eux trois", "à eux cinq", "à eux seuls", r"re:\b(?:les|des|ces) (?:deux|trois|quatre|cinq|six) (?!mois|ans|année|trimestre|semestre|exercice|prochain|premier|dernier|jour|semaine|site|usine|nouve|milliard)", "quatre géants", "cinq géants", "grandes entreprises technologiques", "grandes entreprises de la tech", "entreprises technologiques", "ces entreprises", "ces groupes", "ces sociétés", "les géants", "géants", "cumul*", "au cumul", "réunis", "conjointement", "combiné*", "hyperscalers", "hyperscaleurs", "big tech", "le secteur", "les majors", r"re:\bl'industrie\b(?!,)", r"re:\b(?:investissements?|dépenses) mondia(?:ux|les?)\b", "les groupes", "les entreprises", "collectivement", r"re:\b(?:les|des|ces) \d{1,3} (?:\w+ )?(?:entreprises|groupes|sociétés)\b", "les poids lourds", "agrégé*", "gafam", "les mastodontes", "à l'échelle mondiale",
    ),
    outsiders=("ministre*", "ministère*", "élysée", "emmanuel macron", "chef de l'etat", "chef de l'état", "maison blanche", "donald trump", "matignon"),
    topics=("chez", "pour", "quant à", "du côté de", "à propos de"),
    legal_forms=("sa", "s.a.", "se", "sas", "n.v.", "plc", "inc.", "corp.", "ltd.", "ag"),
    strangers=(
        "rte", "natran", "storengy", "teréga", "enedis", "air caraïbes", "corsair", "prologis", "brookfield",
        "iliad", "sfr", "altice", "eutelsat", "ubisoft", "plastic omnium", "opmobility", "forvia", "faurecia", "alstom", "dassault aviation", "dassault systèmes", "nexans", "legrand", "rexel", "spie", "eiffage", "edenred", "accor", "pernod ricard", "rémy cointreau", "elior", "sodexo", "fnac darty", "casino", "leclerc", "intermarché", "décathlon", "ikea", "atos", "ovhcloud", "worldline", "technip energies", "gtt", "maurel & prom", "jcdecaux", "getlink", "adp", "aéroports de paris", "grdf", "grtgaz", "lafarge france", "mistral ai", "bolloré", "bekaert", "elia", "fluxys", "colruyt", "ucb", "hydro-québec", "bombardier", "couche-tard", "vidéotron", "québecor", "cogeco", "air transat", "desjardins", "saputo", "cascades", "domtar", "boralex", "énergir", "la caisse", "tarkett", "verallia", "aperam", "elkem", "scor", "amundi", "clariane", "emeis", "trigano", "beneteau", "manitou", "nicox", "genfit", "voltalia", "neoen", "albioma", "photowatt", "mersen", "lisi", "figeac aéro", "latécoère", "daher", "ariane group", "arianegroup", "stms",
        "vallourec", "arkema", "suez", "imerys", "verkor", "prologium", "collins aerospace", "bosch", "schaeffler", "wolfspeed", "northvolt", "tereos", "lactalis", "auchan", "cma cgm", "sncf", "la poste", "ratp", "naval group", "framatome", "orano", "aldi", "lidl"),
    askers=("analyste*", r"re:^(?:q|question) ?\d{0,2}$"),
    operators=("opérateur*", "opératrice*", "modérateur*"),
    questions=("question*",),
    handovers=("passe la parole", "laisse la parole", "cède la parole"),
    others=(
        "syndicat*", "compagnies aériennes", "la fédération", "l'association", "le régulateur", "la cre",
        "clients", "concurrents", "concurrent", "rivaux", "rival", "gouvernement*", "l'état", "etat", "fournisseur*", "partenaires", "partenaire", "trump", "président américain", "ministre*", "emmanuel macron", "macron", "bruxelles", "commission européenne", "l'union européenne", "sous-traitants", "région", "métropole", "collectivité*", "conseil régional", "département", "municipalité", "bpifrance"),
    pledges=("promet*", "promis*", "promess*", "engagement*", "s'engage*", "s'est engagé*"),
    programmes=(
        "programme*", "usine*", "campus", "projet*", "site", "plan quinquennal", "quinquennal*", "plan stratégique", "pluriannuel*", "décennie", "implantation*", "gigafactory", "complexe*", "centre de données", "chantier*", "extension*", "plan d'investissement*", "mine", "raffinerie*", "parc éolien*", "construction", "hub", "choose france", "réacteur*",
    ),
    places=table({
        "france": "France", "hexagone": "France", "allemagne": "Germany", "espagne": "Spain", "italie": "Italy", "pologne": "Poland", "royaume-uni": "UK", "grande-bretagne": "UK", "suède": "Sweden", "norvège": "Norway", "irlande": "Ireland", "suisse": "Switzerland", "belgique": "Belgium", "pays-bas": "Netherlands", "danemark": "Denmark", "finlande": "Finland",
        "portugal": "Portugal", "hongrie": "Hungary", "états-unis": "US", "etats-unis": "US", "amérique": "US", "canada": "Canada", "québec": "Quebec", "mexique": "Mexico", "brésil": "Brazil", "argentine": "Argentina", "chine": "China", "inde": "India", "japon": "Japan", "corée": "Korea", "corée du sud": "Korea", "taïwan": "Taiwan", "taiwan": "Taiwan", "malaisie": "Malaysia",
        "singapour": "Singapore", "indonésie": "Indonesia", "thaïlande": "Thailand", "vietnam": "Vietnam", "australie": "Australia", "afrique": "Africa", "maroc": "Morocco", "nigeria": "Nigeria", "mozambique": "Mozambique", "suriname": "Suriname", "angola": "Angola", "irak": "Iraq", "qatar": "Qatar", "arabie saoudite": "Saudi Arabia", "émirats": "UAE", "europe": "Europe", "texas": "Texas", "arizona": "Arizona",
        "ohio": "Ohio", "louisiane": "Louisiana", "virginie": "Virginia", "géorgie": "Georgia", "crolles": "Crolles", "dunkerque": "Dunkirk", "alsace": "Alsace", "marseille": "Marseille", "saxe": "Saxony", "catane": "Catania", "hauts-de-france": "Hauts-de-France", "île-de-france": "Île-de-France", "new york": "New York", "aragon": "Aragon", "dresde": "Dresden",
    }),
    boilerplate=("déclarations prospectives", "avertissement", "tous droits réservés", "crédit photo", "crédits photo", "photo d'archives", "lire aussi", "à propos de", "newsletter", "abonnez-vous", "disclaimer", "(rédaction", "reportage de", "version française"),
    only=(
        "plus que", "que", "pas plus de", "pas plus d'", "guère plus de", "guère plus que", "pas davantage que",
    ),
    occasions=(
        "devant les investisseurs", "aux investisseurs", "devant les actionnaires", "journée investisseurs", "présentation des résultats", "à l'occasion des résultats", "lors de la publication de ses résultats", "publication des résultats", "assemblée générale des actionnaires", "en marge des résultats", "résultats annuels", "résultats trimestriels",
    ),
)
# fmt: on
