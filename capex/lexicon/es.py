"""Spanish."""

from __future__ import annotations

from decimal import Decimal

from capex.lexicon.words import Lexicon, PeriodForm, table
from capex.statement import Action

_D = Decimal
_YEAR = r"(?:19|20)\d\d"
_Y = rf"(?P<y>{_YEAR})"
_ORD = r"(?P<q>primer|primero|segundo|tercer|tercero|cuarto|último|1er|2do|3er|4to|1t|2t|3t|4t)"
_HALF = r"(?P<h>primer|primero|segundo|primera|segunda|1er|2do)"
_COUNT = r"(?P<n>\d{1,2}|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)"
# A fiscal year that runs over two calendar years is written 2025-2026 or 2025/26 and bears the later one.
_FISCAL = rf"(?:{_YEAR}[/-])?(?P<y>{_YEAR}|\d\d)"

# fmt: off
LEXICON = Lexicon(
    tag="es",
    name="Spanish",
    letters="a-záéíóúüñ",
    common=(
        "el", "la", "los", "las", "de", "del", "y", "en", "un", "una", "a", "al", "para", "por", "que", "con", "su", "sus", "se", "es", "son", "lo", "no", "más", "como", "este", "esta", "sobre",
        "entre", "pero", "ha", "han", "o", "año", "millones", "según", "hasta", "desde", "también", "unos", "será", "fue", "e", "le", "sin", "tras",
    ),
    abbreviations=("ee.uu.", "ee. uu.", "s.a.", "sr.", "sra.", "dr.", "mill.", "mm.", "mln.", "aprox.", "aprox", "ene.", "feb.", "mar.", "abr.", "jun.", "jul.", "ago.", "sept.", "oct.", "nov.", "dic.", "p.ej.", "núm.", "inc.", "corp.", "st.", "máx.", "mín.", "etc.", "us."),
    hard_breaks=("mientras que", "mientras", "pero", "aunque", "sin embargo", "por su parte", "en cambio", "a su vez", "además", "en tanto", "ya que", "cuando", "si bien"),
    clause_breaks=("y",),
    headline_breaks=("lea también", "lee también", "leer más", "le puede interesar", "te puede interesar", "más información", "noticias relacionadas", "temas relacionados", "más noticias"),
    decimal=",.",
    grouping=".,",
    small_scales=table({"mil": _D(1000)}),
    numbers=table({
        "cero": _D(0), "un": _D(1), "una": _D(1), "uno": _D(1), "dos": _D(2), "tres": _D(3), "cuatro": _D(4), "cinco": _D(5), "seis": _D(6), "siete": _D(7), "ocho": _D(8), "nueve": _D(9), "diez": _D(10), "once": _D(11), "doce": _D(12), "trece": _D(13), "catorce": _D(14), "quince": _D(15),
        "dieciséis": _D(16), "veinte": _D(20), "treinta": _D(30), "cuarenta": _D(40), "cincuenta": _D(50), "cien": _D(100), "mil": _D(1000), "medio": _D("0.5"), "una decena de": _D(10), "una veintena de": _D(20), "un centenar de": _D(100), "doscientos": _D(200), "trescientos": _D(300), "cuatrocientos": _D(400), "quinientos": _D(500), "seiscientos": _D(600), "ochocientos": _D(800),
    }),
    scales=table({
        "billón": _D(10) ** 12, "billones": _D(10) ** 12, "mil millones": _D(10) ** 9, "mil mills.": _D(10) ** 9, "miles de millones": _D(10) ** 9, "mil mdd": _D(10) ** 9, "millardo": _D(10) ** 9, "millardos": _D(10) ** 9, "mm": _D(10) ** 9,
        "millón": _D(10) ** 6, "millones": _D(10) ** 6, "mill.": _D(10) ** 6, "mln": _D(10) ** 6, "m": _D(10) ** 6, "mdd": _D(10) ** 6, "mde": _D(10) ** 6, "mdp": _D(10) ** 6, "mmdp": _D(10) ** 9, "mil mdp": _D(10) ** 9, "mmdd": _D(10) ** 9, "mmd": _D(10) ** 9, "bn": _D(10) ** 9,
    }),
    percents=table({"%": _D("0.01"), "por ciento": _D("0.01"), "porciento": _D("0.01"), "puntos porcentuales": _D("0.01"), "por cien": _D("0.01")}),
    fractions=table({
        "a la mitad": _D("-0.5"), "la mitad": _D("-0.5"), "un tercio": _D(1) / 3, "una cuarta parte": _D("0.25"), "una quinta parte": _D("0.2"), "dos tercios": _D(2) / 3, "el doble": _D(1), "duplic*": _D(1), "casi el doble": _D(1), "triplic*": _D(2), "el triple": _D(2),
    }),
    table_scales=table({
        "en millones de euros": _D(10) ** 6, "en millones de dólares": _D(10) ** 6, "millones de euros": _D(10) ** 6, "en millones": _D(10) ** 6, "en miles de millones": _D(10) ** 9, "en miles de euros": _D(1000), "(m€)": _D(10) ** 6, "en m€": _D(10) ** 6,
    }),
    count_units=(
        r"re:(?<!\w)de (?!menos|más)[a-zà-ÿ-]{3,}s(?!\w)",
        "megavatios", "gigavatios", "kilovatios", "mw", "gw", "gwh", "mwh", "kwh", "barriles", "de barriles", "toneladas", "de toneladas", "acciones", "de acciones", "títulos", "usuarios", "de usuarios", "clientes", "de clientes", "personas", "de personas", "empleos", "puestos", "trabajadores", "empleados",
        "vehículos", "coches", "modelos", "hogares", "de hogares", "sedes", "tiendas", "fábricas", "metros cuadrados", "hectáreas", "kilómetros", "unidades", "obleas", "chips", "años", "meses", "días", "semanas", "horas", "puntos", "veces", "metros cúbicos", "aviones", "países", "líneas", "habitantes", "accionistas", "suscriptores",
    ),
    per_units=("por acción", "por título", "por barril", "el barril", "por tonelada", "la tonelada", "por onza", "la onza", "por megavatio hora", "por cliente", "por unidad", "al mes", "mensuales", "al día", "diarios", "por vehículo", "por megavatio", "/mwh"),
    currency_before=table({
        "$": "$peso", "us$": "USD", "u.s.$": "USD", "cop$": "COP", "cop": "COP", "cop $": "COP", "clp": "CLP", "clp$": "CLP", "ars": "ARS", "ar$": "ARS", "s/": "PEN", "pen": "PEN", "brl": "BRL", "mxn$": "MXN", "col$": "COP", "usd$": "USD", "usd $": "USD", "dólares": "USD", "eur€": "EUR", "u$s": "USD", "usd": "USD", "us $": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "¥", "r$": "BRL", "mx$": "MXN", "mxn": "MXN", "c$": "CAD", "cad": "CAD", "nt$": "TWD", "hk$": "HKD", "chf": "CHF",
    }),
    currency_after=table({
        "de dólares": "USD", "dólares": "USD", "dólar": "USD", "de dolares": "USD", "dolares": "USD", "de dólares estadounidenses": "USD", "dólares estadounidenses": "USD", "$": "USD", "usd": "USD", "de usd": "USD", "us$": "USD", "mdd": "USD", "mmdd": "USD", "mmd": "USD", "mde": "EUR", "de dólares americanos": "USD",
        "de dólares canadienses": "CAD", "dólares canadienses": "CAD", "de dólares australianos": "AUD", "de dólares taiwaneses": "TWD", "dólares taiwaneses": "TWD", "de dólares de hong kong": "HKD",
        "de euros": "EUR", "euros": "EUR", "euro": "EUR", "€": "EUR", "eur": "EUR", "de libras": "GBP", "libras": "GBP", "de libras esterlinas": "GBP", "libras esterlinas": "GBP", "de francos suizos": "CHF", "francos suizos": "CHF", "de yenes": "JPY", "yenes": "JPY", "de yuanes": "CNY", "yuanes": "CNY",
        "de wones": "KRW", "de wons": "KRW", "wones": "KRW", "de rupias": "INR", "de riales": "SAR", "de coronas danesas": "DKK", "de coronas suecas": "SEK", "de coronas noruegas": "NOK", "de reales": "BRL", "reales": "BRL", "de reais": "BRL", "de pesos": "peso", "pesos": "peso", "mdp": "MXN", "mmdp": "MXN", "cop": "COP", "clp": "CLP", "mxn": "MXN", "de soles": "PEN", "soles": "PEN", "brl": "BRL", "de pesos mexicanos": "MXN", "pesos mexicanos": "MXN", "de rands": "ZAR",
        "de pesos chilenos": "CLP", "de pesos argentinos": "ARS", "de pesos colombianos": "COP",
    }),
    converts=("equivalente a", "equivalentes a", "el equivalente a", "equivale a", "equivalen a", "o unos", "o cerca de", "es decir"),
    range_words=("a", "y", "o", "hasta", "a los", "y los", "hasta los", "mil a", "mil y", "mil o"),
    between=("entre", "de", "entre los", "de entre", "de entre los", "en un rango de", "en una horquilla de", "de los", "desde", "desde los", "en el rango de", "en un rango de entre", "comprendida entre", "en una horquilla de entre"),
    between_and=("y", "e", "y los", "a", "hasta", "mil y", "mil a"),
    floor_before=(
        "más de", "más de los", "al menos", "por lo menos", "como mínimo", "cuando menos", "no menos de", "un mínimo de", "por encima de", "por encima de los", "superior a", "superior a los", "superiores a", "superiores a los", "supera", "superan", "superar", "superar los", "superará", "superará los", "superarán", "superarán los", "supera los", "superan los",
        "excederá", "excederá los", "excederán", "excederán los", "excede", "rebasar", "rebasará", "rebasará los", "rebasarán", "mínimo de", "mayor a", "mayor de", "superando los", "superando", "sobrepasar", "sobrepasará", "sobrepasarán", "sobrepasará los", "exceda", "exceda los", "excedan", "excedan los", "excedan de", "supere", "superen", "superar la cifra de", "supere los", "superen los", "superaría los", "superarían los",
    ),
    floor_after=(
        r"re:,? o (?:incluso |quizá |quizás )?(?:algo )?más\b(?! de)",
        "o más", "como mínimo", "al menos", "en adelante", "por lo menos", "o superior"),
    ceiling_before=(
        "hasta", "hasta los", "hasta un máximo de", "como máximo", "a lo sumo", "no más de", "un máximo de", "máximo de", "menos de", "menos de los", "por debajo de", "por debajo de los", "inferior a", "inferior a los", "inferiores a", "inferiores a los", "un tope de", "un techo de", "limitada a", "limitado a", "limitadas a", "no superará los", "no superarán los", "no superará", "no superarán", "no superar los",
        "no excederá", "no excederán", "no excederá de", "no excederán de", "no excederá los", "no rebasará los", "no rebasarán los", "no supere los", "no superen los", "no sobrepasará los", "a un máximo de",
    ),
    ceiling_after=(
        r"re:,? o (?:incluso |quizá |quizás )?(?:algo )?menos\b(?! de)",
        "o menos", "como máximo", "a lo sumo", "como mucho"),
    about_before=(
        "unos", "unas", "cerca de", "cerca de los", "alrededor de", "alrededor de los", "alrededor del", "cerca del", "en torno al", "casi el", "aproximadamente el", "en torno a", "en torno a los", "aproximadamente", "aproximado de", "aproximada de", "casi", "casi los", "en el entorno de los", "próximo a los", "próxima a los", "próximos a los", "del orden de", "del orden de los", "rondará los", "rondarán los", "ronda los", "rondaría los", "rondarían los", "rondar los", "rondando los", "rondará", "rozará los", "rozar los", "roza los",
        "rozando los", "más o menos", "poco más de", "poco menos de", "algo más de", "algo menos de", "ligeramente superior a", "ligeramente superiores a", "ligeramente superior a los", "ligeramente superiores a los", "ligeramente inferiores a", "ligeramente inferior a los", "ligeramente inferiores a los", "ligeramente por encima de", "ligeramente por debajo de", "ligeramente inferior a", "prácticamente", "cercana a los", "cercano a los", "cercanas a los", "cercanos a los", "unos casi", "estimado en", "estimada en", "~", "los cerca de", "apenas", "sobre los", "hacia los", "aprox.",
        "se acercará a los", "se aproximará a los", "acercarse a los", "aproximadamente los", "entorno a los", "alrededor",
    ),
    about_after=("aproximadamente", "más o menos", "aprox.", "o así"),
    fillers=("había", "era", "eran", "estaba", "para", "los", "las", "el", "la", "de", "un", "una", "unos", "unas", "total de", "entre", "en", "a", "solo", "sólo", "ahora", "incluso", "total"),
    low_end=("extremo inferior", "parte baja", "límite inferior", "rango bajo", "parte inferior", "banda baja", "rango inferior", "suelo"),
    high_end=("extremo superior", "parte alta", "límite superior", "rango alto", "parte superior", "banda alta", "rango superior"),
    midpoint=("punto medio", "mitad del rango"),
    mentions=(
        "inverti*", "invierte*", "invierta*", "invirti*", "invertir*", "reinvert*", "inversión", "inversiones", "inversion", "gasto de capital", "gastos de capital", "gasto en capital", "gastos en capital", "inversión de capital", "inversiones de capital", "inversión en capital", "inversiones en capital", "inversión en activos fijos", "inversiones en activo fijo", "capex", "desembolso* de capital", "desembolsos de capital", "presupuesto de capital", "presupuesto de inversión",
        "presupuesto de inversiones", "plan de inversión", "plan de inversiones", "planes de inversión", "programa de inversión", "programa de inversiones", "gasto en infraestructura*", "gastos en infraestructura*", "gasto en inversión", "gasto en inversiones", "inversión bruta", "inversiones netas", "inversión neta", "inversión orgánica", "inversiones orgánicas", "gasto en ia", "gasto en inteligencia artificial", "gasto en centros de datos", "esfuerzo inversor",
        "intensidad de capital", "ratio de inversión", "volumen inversor", "volumen de inversión", "volumen de inversiones", "plan inversor", "ritmo inversor", "apuesta inversora", "gasto inversor",
    ),
    weak_mentions=(
        "poner encima", "pondrán",
        "ejercer*", "ejercerá", "contar* con", "se llevar*", "absorb*", "erog*", "soltar*", "volcar*", "volcará", "pondrá", "echar mano", "partida*", "bolsa de inversión", "chequera", "meter*", "meterá", "costar*", "costará",
        "inverti*", "invierte*", "invierta*", "invirti*", "invertir*", "gast*", "destin*", "desembols*", "dedic*", "inyect*", "presupuest*", "asign*", "moviliz*", "compromet*", "constru*", "construcción", "amplia*", "ampliación", "pondrá sobre la mesa", "recibir*", "recibe", "canaliz*", "aport*", "emple*", "factura", "apuesta", "poner*", "reserv*", "despliegue", "desplegar*", "ejecutar*", "inversor*",
    ),
    capex_context=(
        "centro* de datos", "centros de datos", "centro de datos", "data center*", "infraestructura*", "servidor*", "chips", "fábrica*", "planta", "plantas", "red", "redes", "equipos", "equipamiento", "capacidad*", "fibra*", "exploración", "desarrollo", "inteligencia artificial", "ia", "nube", "sede*", "almacen*", "renovable*", "eólic*", "solar*", "eléctric*", "batería*", "gigafactoría", "refinería*", "producción", "maquinaria", "flota*", "tiendas", "terrenos", "5g",
        "electrificación", "distribución", "transporte", "generación", "minas", "mina",
    ),
    other_metrics=(
        "vendió", "vendieron", "vendido", "ha vendido", "vende", "venden", "traspas*", "se adjudic*", "adjudicad*", "adquirió", "compró", "compraron", "se deshizo", "colocó",
        "ganar*", "ganó", "gana", "ganan", "ganaría", "facturar*", "ingresar*", "ingresó", "repartir a", "repartir* entre sus accionistas", "recaudar*", "amortizar*", "devolver*", "cobrar*", "embolsar*", "generar* de caja", "obtener unos ingresos",
        "desmantelamiento*", "retribución al accionista", "remuneración al accionista", "plan financiero", "pago de dividendos",
        r"re:\ben (?:\S+ ){0,4}(?:xai|openai|anthropic|scale ai|mistral)\b", "start-up*", "startup*",
        "ingreso*", "ventas", "facturación", "facturó", "factura*", "beneficio*", "ganancia*", "utilidad*", "resultado*", "ebitda*", "ebit", "margen*", "márgenes", "pérdida*", "dividendo*", "recompra*", "recompr*", "autocartera", "investigación y desarrollo", "investigación", "i+d", "i+d+i", "gastos totales", "gasto total", "costes totales", "gastos operativos", "gasto operativo", "costes", "coste", "costos", "costo", "opex", "gastos de explotación",
        "ahorro*", "ahorrar*", "recorte de costes", "recorte de costos", "flujo* de caja", "flujo* de efectivo", "caja", "deuda*", "endeudamiento", "bonos", "bono", "préstamo*", "crédito*", "ampliación de capital", "emisión*", "emitir*", "adquisición*", "adquisiciones", "adquirir*", "compra", "venta", "vender*", "desinversión*", "desinversiones", "rotación de activos", "participación*", "cartera de pedidos", "cartera", "pedidos", "contrato*", "capitalización*", "valoración*", "valorad*", "amortización*", "depreciación*",
        "deterioro*", "provisión*", "provisiones", "multa*", "arancel*", "impuesto*", "tributo*", "gravamen*", "canon", "regalía*", "transferencias", "subvención*", "subvenciones", "ayuda*", "precio objetivo", "acción", "acciones", "bolsa", "activos", "base de activos", "liquidez", "fondos propios", "publicidad", "producción", "crecimiento", "pib", "intereses", "alquiler*", "salario*", "sinergia*", "cuota de mercado", "accionistas", "inversores", "volumen", "entregas", "plantilla", "mercado", "financiación", "precio*", "tasa anualizada", "exportacion*", "importacion*", "proveedores", "compras",
    ),
    assets=("valor", "valorad*", "valoración*", "capitalización*", "cartera de pedidos", "participación", "base de activos"),
    parts=("a ella se suma", "a ellas se suman", "a ella se suman", "a esa cifra se suman", "a esa cifra se suma", "a esto se suman", "a ello se suman", "a ello se añaden", "a ella se añade", "a los que se suman", "a las que se suman", "con", "con unos", "con cerca de", "con casi", "con más de", "con otros", "de los cuales", "de las cuales", "de los que", "de las que", "de ellos", "de ellas", "de esa cifra", "de esa cantidad", "de ese importe", "de ese total", "de este total", "incluid*", "incluye*", "incluyendo", "entre ellos", "entre ellas", "sin incluir", "excluyendo", "además de", "el resto", "de este monto", "de ese monto", "de dicha cifra", "de dicho monto", "de este esfuerzo", "solo", "otros", "otras", "el otro"),
    parts_loose=("con", "con unos", "con cerca de", "con casi", "con más de"),
    parts_after=("de ellos", "de ellas", "de esa cifra", "de ese importe", "de esta cifra", "del total", "del presupuesto", "de la inversión", "de las inversiones", "de dicha cifra", "de este monto", "de ese monto", "del plan", "de los recursos", "del monto total", "del capex", "de la inversión total"),
    besides=("además de", "además del", "aparte de", "aparte del", "al margen de", "al margen del", "fuera de", "fuera del"),
    excluded=("excluyendo", "sin incluir", "sin contar", "descontando", "salvo"),
    consisting=("incluyendo", "incluidos", "incluidas", "incluida", "incluido", "excluyendo", "sin incluir", "sin contar", "netas de", "neto de", "antes de"),
    same_years=("en este periodo", "en ese periodo", "en dicho periodo", "en el periodo", "en este período", "en ese período", "en dicho período", "en ese plazo", "en este plazo", "durante ese periodo", "en el trienio", "en ese trienio", "el plan contempla", "el plan incluye", "el plan prevé", "el plan asigna", "dentro del plan", "bajo el nuevo plan", "según el plan", "el nuevo plan"),
    share_in=("en",),
    purposes=("serán de", "será de", "serán para", "será para", "destinados al", "dedicados al", "destinadas a", "destinadas al", "dedicadas a", "dirigidos a", "dirigidos al", "orientados a", "enfocados en", "asignados a", "para los", "a", "a los", "a las", "en", "en la", "en el", "para", "para la", "para el", "para las", "hacia", "destinados a", "dedicados a"),
    receives=(
        "añadirá", "añadirán",
        "se quedar* con", "se queda con", "se quedan con", "se quedarían con",
        "se llevar*", "se lleva", "captar*", "captarán", "acabarán en", "acabará en", "van a", "va a parar a", "se repartirán en",
        "recibir*", "recibe", "reciben", "absorber*", "concentrar*", "irán", "irá", "se destinarán", "se destinará", "se destinarían", "se dedicarán", "se dedicará", "se invertirán", "se usarán", "se usará", "se utilizará", "se utilizarán", "se orientará", "se orientarán", "se dirigirá", "se dirigirán", "se asignará", "se asignarán", "se emplearán", "se empleará", "se enfocará", "se enfocarán", "estarán destinados", "estará destinado", "estarán enfocados", "están enfocados", "están destinados", "serán destinados", "será destinado", "serán para", "será para", "tendrá por destino", "tendrán por destino", "tendrá como destino", "corresponden a", "corresponderán a", "corresponde a", "fluirán", "restantes irán", "obtendrá*", "acaparar*"),
    segments=("segmento", "segmentos", "división", "filial", "área", "unidad"),
    ends_of=("del rango", "de la horquilla", "de ese rango", "de su previsión", "de la previsión", "de sus previsiones"),
    anaphors=("la cifra", "el importe", "la suma", "el monto", "la horquilla", "el rango", "el presupuesto", "el total"),
    scopes=table({
        "ordinaria": "ordinary", "ordinarias": "ordinary", "ordinario": "ordinary", "extraordinari*": "extraordinary", "estratégic*": "strategic", "recurrente*": "recurring",
        "refino": "refining", "refinación": "refining", "refinerías": "refining", "petroquímica": "petrochemicals", "fertilizantes": "fertilizers", "litio": "lithium", "cobre": "copper", "yodo": "iodine", "hidrocarburos": "hydrocarbons", "línea de hidrocarburos": "hydrocarbons", "transición energética": "energy transition", "energías para la transición": "energy transition", "tiendas": "stores", "logística": "logistics", "plan logístico": "logistics", "comercialización": "retail", "comercialización de electricidad y gas": "retail", "exploración": "exploration", "perforación": "drilling", "proyectos en ejecución": "projects in execution", "transmisión": "transmission networks", "transmisión de energía": "transmission networks", "españa y portugal": "Iberia", "italia": "Italy", "redes de distribución": "distribution networks", "latinoamérica": "Latin America", "américa latina": "Latin America", "energías bajas en carbono": "low carbon", "vaca muerta": "Vaca Muerta",
        "redes": "networks", "red": "networks", "distribución": "distribution networks", "transporte": "transmission networks", "renovables": "renewables", "renovables y clientes": "renewables and customers", "eólica marina": "offshore wind", "generación": "generation", "clientes": "customers", "mantenimiento": "maintenance", "expansión": "expansion", "sostenimiento": "sustaining", "crecimiento": "growth", "exploración y producción": "upstream", "upstream": "upstream", "fibra": "fiber",
        "aws": "AWS", "almacenamiento": "storage", "españa": "Spain", "estados unidos": "US", "reino unido": "UK", "brasil": "Brazil", "méxico": "Mexico", "alemania": "Germany", "hidrógeno": "hydrogen", "electrificación": "electrification", "baterías": "batteries", "bajas emisiones": "low carbon", "bajo* en carbono": "low carbon", "memoria": "memory", "automóvil*": "automotive", "solar": "solar", "eólica": "wind",
    }),
    scope_links=("de", "de la", "de las", "de los", "del"),
    total_words=("total", "en total", "totales", "conjunto del grupo", "consolidad*", "del grupo", "global"),
    definitions=table({
        "sin adquisicion*": "excluding acquisitions",
        "incluidos los arrendamientos financieros": "finance leases", "arrendamientos financieros": "finance leases", "incluyendo arrendamientos financieros": "finance leases", "netas": "net", "inversión neta": "net", "inversiones netas": "net", "bruta": "gross", "brutas": "gross", "inversión bruta": "gross", "orgánica": "organic", "orgánicas": "organic",
        "sin espectro": "excluding spectrum", "excluyendo espectro": "excluding spectrum", "ex espectro": "excluding spectrum", "excluyendo adquisiciones": "excluding acquisitions",
    }),
    revenue_share=("de los ingresos", "de sus ingresos", "de las ventas", "de sus ventas", "de la facturación", "sobre ingresos", "sobre ventas", "sobre los ingresos", "sobre las ventas", "de su facturación", "capex sobre ventas", "de ingresos"),
    ratio_mentions=("intensidad de capital", "ratio de inversión", "tasa de inversión", "ratio capex", "esfuerzo inversor sobre"),
    periods=(
        (PeriodForm.PAST, r"(?:de |entre )?(?:enero|abril|julio|octubre) (?:a|al|y) (?:\d{1,2} de )?(?:marzo|junio|septiembre|diciembre)"),
        (PeriodForm.PAST, r"(?:de|entre|desde) (?:el 1 de )?enero (?:a|al|y|hasta) (?:el )?(?:\d{1,2} de )?(?:febrero|abril|mayo|julio|agosto|octubre|noviembre)(?: de)?(?: \d{4}| del presente año| de este año)?"),
        (PeriodForm.PAST, r"(?:los |en los |de los )?(?:tres|seis|nueve|doce) (?:primeros|últimos) meses|primeros (?:tres|seis|nueve) meses"),
        (PeriodForm.PAST, r"(?:trimestre|semestre|ejercicio|año|periodo|período) (?:terminado|cerrado|finalizado|concluido|anterior|pasado|precedente)(?: (?:en|el|a) \w+(?: de \d{4})?)?"),
        (PeriodForm.PAST, r"(?:los|en los|de los) últimos (?:dos|tres|cuatro|cinco|diez) (?:años|ejercicios|trimestres)"),
        (PeriodForm.PAST, r"hasta (?:marzo|junio|septiembre)"),
        (PeriodForm.SPAN, rf"(?:entre|de|desde|del|para el periodo|para el período|en el periodo|en el período|periodo|período|para|en|plan(?: estratégico)?) {_Y} ?(?:-|a|hasta|al) ?(?P<z>{_YEAR})\b"),
        (PeriodForm.SPAN, rf"entre {_Y} y (?P<z>{_YEAR})\b"),
        (PeriodForm.SPAN, rf"{_Y} ?(?:-|a|hasta) ?(?P<z>{_YEAR})\b"),
        (PeriodForm.SPAN, r"(?:periodo|período|plan(?: estratégico)?|bienio|trienio|cuatrienio) (?P<y>20\d\d)-(?P<z>\d\d)\b"),
        (PeriodForm.BOTH, rf"(?:en |para |tanto en )?{_Y} (?:y|como|e)(?: en| para)? (?P<z>{_YEAR})\b"),
        (PeriodForm.UNTIL, rf"(?:hasta(?: el año| finales de| final de| fin de)?|de aquí a|para finales de|(?<!frente )(?<!respecto )(?<!relación )(?<!comparado )a|de cara a|con horizonte(?: a| en)?|con horizonte|antes de(?: que acabe)?|de aquí hasta) ?{_Y}\b"),
        (PeriodForm.EACH, rf"(?:en )?cada uno de los {_COUNT} próximos (?:años|ejercicios)"),
        (PeriodForm.NEXT, rf"(?:en |durante |a lo largo de |para |de )?(?:los |las )?próximos {_COUNT} (?:años|ejercicios)"),
        (PeriodForm.NEXT, rf"(?:en |durante )?los {_COUNT} próximos (?:años|ejercicios)"),
        (PeriodForm.NEXT, rf"(?:en|durante|a|en un plazo de|en el plazo de|a lo largo de) {_COUNT} años"),
        (PeriodForm.FISCAL, rf"{_ORD} trimestre (?:del? (?:ejercicio |año )?(?:fiscal )?|fiscal de )?{_FISCAL}\b"),
        (PeriodForm.FISCAL, rf"(?:(?P<q>[1-4])t|t(?:[1-4])|q(?:[1-4])) ?(?:de )?{_Y}\b"),
        (PeriodForm.FISCAL, rf"{_HALF} (?:semestre|mitad) (?:del? (?:ejercicio |año )?(?:fiscal )?)?{_Y}\b"),
        (PeriodForm.FISCAL, rf"(?:ejercicio|ejercicio fiscal|año fiscal|año financiero|ejercicio económico)(?: de)? {_FISCAL}\b"),
        (PeriodForm.CALENDAR, rf"año (?:natural|calendario) {_Y}\b"),
        (PeriodForm.PART, rf"{_ORD} trimestre"),
        (PeriodForm.PART, rf"{_HALF} (?:semestre|mitad)(?: del año| de este año| del ejercicio)?"),
        (PeriodForm.REST, r"(?:lo que (?:queda|resta) de|el resto del?|lo que falta de) (?:este )?(?:año|ejercicio)"),
        (PeriodForm.PLAIN, rf"(?:(?:el )?conjunto de |(?:todo )?el año |año )?{_Y}\b"),
    ),
    ordinals=table({
        "primer": 1, "primero": 1, "primera": 1, "1er": 1, "1t": 1, "segundo": 2, "segunda": 2, "2do": 2, "2t": 2, "tercer": 3, "tercero": 3, "3er": 3, "3t": 3, "cuarto": 4, "4to": 4, "4t": 4, "último": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    }),
    relative_years=table({
        "el año previo": -1, "el año precedente": -1, "el ejercicio previo": -1, "el curso pasado": -1, "el curso anterior": -1, "el curso actual": 0,
        "el que viene": 1, "el próximo": 1, "el entrante": 1, "guía anual": 0, "presupuesto anual": 0, "plan anual": 0, "previsión anual": 0, "previsiones anuales": 0, "objetivo* anual*": 0, "curso": 0, "lo que resta del año": 0,
        "este año": 0, "el presente año": 0, "presente año": 0, "año en curso": 0, "el año": 0, "todo el año": 0, "conjunto del año": 0, "año completo": 0, "el año actual": 0, "año actual": 0,
        "el próximo año": 1, "próximo año": 1, "año próximo": 1, "el año que viene": 1, "año que viene": 1, "el año siguiente": 1, "año siguiente": 1, "año entrante": 1, "el año pasado": -1, "año pasado": -1, "el año anterior": -1, "año anterior": -1, "año previo": -1, "un año antes": -1, "un año atrás": -1, "hace un año": -1, "pasado año": -1,
        "el pasado año": -1, "ejercicio pasado": -1, "ejercicio anterior": -1, "dentro de dos años": 2, "hace dos años": -2, "interanual": -1, "año precedente": -1,
    }),
    relative_fiscal_years=table({
        "este ejercicio": 0, "el presente ejercicio": 0, "presente ejercicio": 0, "ejercicio en curso": 0, "ejercicio fiscal en curso": 0, "actual ejercicio": 0, "ejercicio actual": 0, "este año fiscal": 0, "presente ejercicio fiscal": 0, "actual año fiscal": 0, "año fiscal en curso": 0, "año fiscal actual": 0, "el ejercicio": 0, "su ejercicio fiscal": 0, "presente año fiscal": 0,
        "próximo ejercicio": 1, "ejercicio próximo": 1, "próximo año fiscal": 1, "siguiente ejercicio": 1, "próximo ejercicio fiscal": 1, "ejercicio siguiente": 1, "año fiscal pasado": -1, "último ejercicio": -1, "pasado ejercicio": -1, "año fiscal anterior": -1, "pasado año fiscal": -1,
    }),
    loose_years=("el año", "todo el año", "conjunto del año", "año completo"),
    loose_quarters=("el trimestre", "en el trimestre"),
    relative_quarters=table({
        "el periodo actual": 0, "periodo actual": 0,
        "este trimestre": 0, "presente trimestre": 0, "trimestre en curso": 0, "trimestre actual": 0, "actual trimestre": 0, "próximo trimestre": 1, "trimestre siguiente": 1, "siguiente trimestre": 1, "pasado trimestre": -1, "último trimestre": -1, "trimestre pasado": -1, "trimestre anterior": -1,
    }),
    relative_halves=table({"este semestre": 0, "semestre en curso": 0, "próximo semestre": 1, "pasado semestre": -1}),
    inside=("en", "para", "en el", "durante"),
    annual=("al año", "anual", "anuales", "por año", "anualmente", "cada año", "de media", "de promedio", "en promedio", "media anual", "todos los años", "por ejercicio", "cada ejercicio"),
    dates=(
        r"re:desde (?:que )?(?:en )?(?:el año )?(?:19|20)\d\d(?! (?:a|hasta|al) )",
        r"re:(?:el |del |al )?(?:pasado )?\d{1,2} de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?: (?:de|del) \d{4})?",
        r"re:(?:en |desde |a finales de |a principios de |de )?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre) (?:de|del) \d{4}",
        r"re:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)", r"re:\d{1,2} (?:ene|feb|mar|abr|may|jun|jul|ago|sep|sept|oct|nov|dic)\b",
    ),
    approvals=("aprobado*", "aprobada*", "aprobó", "autorizado*"),
    plans=("cuenta con", "cuentan con", "apuesta por", "se plantea", "confía", "confían", "aspiran", "se propone", "se proponen",
        "contará", "contarán", "ejercerá", "ejercerán", "acercará", "acercarán", "aproximará", "aproximarán", "requerirá", "requerirán", "necesitará", "necesitarán", "costará", "costarán", "añadirá", "añadirán", "pondrá", "pondrán", "erogará", "volcará", "triplicará", "duplicará", "duplicarán", "moderará", "moderarán", "frenará", "repetirá", "repetirán", "igualará", "igualarán", "quedará", "quedarán", "volverá", "volverán", "tendrá", "tendrán", "empleará", "emplearán", "cerrará", "cerrarán", "terminará", "terminarán", "rebasará", "rebasarán", "estará", "estarán", "moverá", "moverán", "sumaría", "sumarían", "rondaría", "rondarían", "alcanzaría", "alcanzarían", "ascendería", "ascenderían", "situaría", "situarían", "destinaría", "destinarían", "invertiría", "invertirían", "piensa", "piensan", "proyectad*", "programad*", "presupuestad*", "aprobó", "aprueba", "aprobad*", "autoriz*", "dio luz verde", "luz verde", "visto bueno", "mantuvo", "no movió", "no mueve",
        "se dividirá", "se dividirán", "se repartirá", "se repartirán", "se desglosará",
        "reducirá*", "aumentará*", "crecerá*", "disminuirá*", "bajará*", "subirá*", "elevará*", "recortará*", "incrementará*", "caerá*", "descenderá*",
        "prevé", "prevén", "prever*", "preve*", "previst*", "previsión", "previsiones", "pronostic*", "espera", "esperan", "espere", "esperar", "planea", "planean", "planea*", "planific*", "estima", "estiman", "estimó", "calcula", "calculan", "proyecta", "proyectan", "proyectó", "proyecto", "contempla*", "anticipa*", "anunci*", "objetivo*", "pretende*", "tiene intención", "apunta", "apuntan", "busca", "buscan",
        "va a", "van a", "vamos a", "invertirá", "invertirán", "invertiremos", "gastará", "gastarán", "destinará", "destinarán", "destinar*", "dedicará", "dedicarán", "alcanzará", "alcanzarán", "será", "serán", "situará", "situarán", "ascenderá", "ascenderán", "oscilará", "oscilarán", "rondará", "rondarán", "superará", "superarán", "sumará", "sumarán", "llegará", "llegarán", "elevará", "recibirá", "recibirán", "mantendrá", "mantendrán", "ubicará", "ubique*", "asignará", "inyectará",
        "desembolsará", "desembolsarán", "quiere", "quieren", "debe", "debería", "deberían", "presupuest*", "plan", "planes", "compromet*", "compromiso", "guía", "dará", "ofrec*", "presenta", "presentado", "presentó", "prepara", "fija", "fijó", "sitúa", "sitúan", "cifra", "cifró", "ha fijado", "ahora espera", "ratific*", "reafirm*", "confirm*", "mantiene*", "reiter*", "sería", "serían", "crecerá", "crecerán", "aumentará", "aumentarán", "reducirá", "reducirán", "aspira", "rebajará", "mantener*",
        "ampliará", "construirá", "supondrá", "supondrán", "rozará", "limitará", "horquilla", "rango", "incrementará", "incrementarán", "eleva", "sube", "baja", "recorta", "crezca*", "próxim*", "invierta*", "representará", "representarán", "llevará", "ejecutará", "movilizará", "concentrará", "absorberá", "irán", "irá", "se quedará", "caerá", "caerán", "disminuirá", "disminuirán", "subirá", "subirán", "bajará", "bajarán",
    ),
    guidance=(
        "previsión", "previsiones", "objetivo*", "presupuesto*", "guía", "guías", "guidance", "pronóstico*", "perspectiva*", "estimación*", "estimaciones", "proyección*", "proyecciones", "plan", "planes", "horquilla", "rango", "expectativa*", "meta", "cifra", "hoja de ruta", "orientación", "programa",
    ),
    actuals=(
        r"re:\bhabrían? (?:invertido|ejecutado|gastado|desembolsado|destinado)\b",
        "ya aportó", "aportó", "aportaron", "ha aportado", "han aportado", "lleva invertid*", "llevan invertid*",
        "ha ido", "han ido", "fue a parar", "fueron a parar", "ha recibido", "han recibido", "ha absorbido", "se destinó", "se destinaron", "rondaron", "rondó",
        "invirtió", "invirtieron", "había invertido", "habían invertido", "ha invertido", "han invertido", "gastó", "gastaron", "ha gastado", "había gastado", "destinó", "destinaron", "ha destinado", "desembolsó", "alcanzó", "alcanzaron", "ascendió", "ascendieron", "sumó", "sumaron", "totalizó", "totalizaron", "se situó", "se situaron", "fue de", "fueron de", "fue", "fueron", "cerró", "registró", "registraron", "creció", "crecieron", "aumentó un", "cayó", "cayeron",
        "subió un", "se disparó", "se dispararon", "dedicó", "superó", "superaron", "llegó a", "llegaron a", "facturó", "ejecutó", "había destinado", "inyectó", "logró", "obtuvo", "bajó un", "disminuyó", "se redujeron", "se redujo", "invertidos", "invertidas", "desembolsados", "ya invertido", "movilizó", "construyó", "absorbió", "concentró", "fueron a", "costó", "se elevó a", "se elevaron a", "ha supuesto", "supuso", "supusieron",
    ),
    actual_periods=("en lo que va de año", "hasta septiembre", "hasta junio", "hasta marzo", "en el primer semestre", "en los nueve primeros meses", "en los seis primeros meses", "mismo periodo", "mismo período", "interanual", "respecto al mismo"),
    priors=(
        "y no los", "y no ya", "ya no los",
        "el anterior rango", "la anterior horquilla", "la guía anterior", "la anterior",
        "anteriormente", "antes", "anterior", "anteriores", "previo", "previa", "previos", "previas", r"re:(?<!tiene )(?<!tienen )(?<!tenía )(?<!ha )(?<!han )(?<!está )(?<!están )\bprevist[oa]s?\b(?! (?:invertir|destinar|gastar|desembolsar))", "inicialmente", "inicial", "iniciales", "en lugar de", "en lugar de los", "en vez de", "en vez de los", "hasta ahora", "hasta la fecha", "originalmente", "original", "al principio", "desde los", r"re:\bdesde (?=(?:us\$|u\$s|\$|usd )?\d[\d.,]* (?:mil\b|millones|billones))", "estimados anteriormente", "anunciados en", "anunciadas en", "anunciado en",
        "previamente", "última previsión", "presupuestados", "planeados", "planteados", "que manejaba", "proyectados", "preliminar", "iba a ser", "iban a ser", "se preveía", "se preveían", "estaba previsto", "anterior plan", "plan anterior", "lustro anterior", "hoja de ruta anterior",
    ),
    presents=("es", "son", "asciende", "ascienden", "se sitúa", "se sitúan", "alcanza", "alcanzan", "suma", "suman", "supone", "suponen", "invierte", "destina", "gasta", "cuesta", "representa"),
    past_moves=("aumentó", "aumentaron", "creció", "crecieron", "cayó", "cayeron", "bajó", "subió", "fue", "fueron"),
    pasts=("fue", "fueron", "era", "eran", "había", "habían", "tuvo", "tuvieron", "hizo", "creció", "cayó", "subió", r"re:(?<!\w)(?:ha|han|había|habían) \w{2,}(?:ado|ido|to|cho)(?!\w)", r"re:(?<!\w)\w{3,}(?:aron|ieron)(?!\w)"),
    scenarios=("haría falta", "harían falta", "serían necesarios", "sería necesario", "habría que invertir", "en el peor de los casos", "en el mejor de los casos", "escenario pesimista", "escenario optimista", "peor escenario", "mejor escenario"),
    inferences=("supondría", "supondrían", "implicaría", "implicarían", "equivaldría", "sugiere*", "extrapol*", "significaría", "anualizad*"),
    furthers=(
        "adicional", "extra", "otro", "nuevos",
        "otros", "otras", "adicionales", "más"),
    recalled=(
        "apuntaban", "contaba con", "cifraban", "hablaba", "hablaban", "anunciaba", "cifraba", "situaba", "anticipaba",
        "prometía", "barajaba", "barajaban", "proyectaba", "proyectaban", "pensaba", "pensaban", "manejaba", "manejaban",
        "haberla", "haberlas", "haberlo", "haberlos", "después de haber", "tras haber", "luego de haber",
        "había", "habían", "preveía", "preveían", "esperaba", "esperaban", "contemplaba", "estimaba", "calculaba", "apuntaba", "planeaba"),
    currents=(r"re:(?<!hasta )\bahora\b", "actualmente", "a partir de ahora", "en adelante", "hoy", "a día de hoy"),
    prior_after=(
        r"re:(?:se había|se habían|había sido|habían sido|fue|fueron) (?:anunciad|previst|fijad|comunicad|presupuestad|estimad)[oa]s?\b",
        "del plan precedente", "del plan anterior", "del plan previo", "de la hoja de ruta previa", "de la hoja de ruta anterior", "del anterior plan", "de su plan anterior",
        "anteriormente", "anterior", "anteriores", "previamente", "previo", "previos", "previas", "inicialmente", "iniciales", "hasta ahora",
        r"re:\bque (?:manejaba|preveía|esperaba|contemplaba|barajaba|estimaba|había (?:anunciado|previsto|calculado|adelantado)|tenía previst[oa]s?|tenía en su|contenía|figuraba|recogía|incluía|se recogía)\b", r"re:\b(?:previst|anunciad|estimad|presupuestad|planead|proyectad|contemplad|calculad)[oa]s?\b",
    ),
    told_then=("hace tres meses", "hace seis meses", "hace unos meses", "hace un trimestre", "a comienzos de año", "a principios de año", "en enero", "en febrero", "en marzo", "en abril", "en junio", "en julio", "en agosto", "en septiembre", "en octubre", "en noviembre", "en diciembre", "hasta ahora", "hasta entonces"),
    compared=("al de", "a la de", "a los de", "a las de", "al del", "que el de", "que la de", "que los de", "que el del", "que la del", "por encima del", "por debajo del", "muy por encima del", "superior al", "inferior al", r"re:\b(?:casi |más d?e?l? ?|prácticamente )?(?:el )?(?:doble|triple|cuádruple) (?:de los|que los|que en)\b", "respecto de", "respecto de los", "respecto del", "en relación al", "en relación a los", "en relación con los","frente a", "frente a los", "frente al", "comparado con", "en comparación con", "respecto a", "respecto a los", "respecto al", "con respecto a", "contra", "versus", "muy por encima de los", "por encima de los", "por debajo de los", "superior a los", r"re:\btras (?:los )?(?=\d)", r"re:\b(?:más|menos|mayor(?:es)?|menor(?:es)?|superior(?:es)?) que (?:los|las|en|el|lo)\b", "más que", "por sobre la", "por sobre los", "por sobre las", "muy por sobre la", "muy por sobre los", "por encima de la", "por debajo de la", "desde los", "desde"),
    compared_after=("ejecutados", "ejecutado", "ejercidos", "ejercido", "desembolsados", "gastados", "realizados","el año pasado", "un año antes", "del año anterior", "el año anterior", "del año pasado"),
    tolerances=(r"re:\b(?:varios|varias|algunos) (?=cientos|miles|millones|decenas)", "más o menos", "variar", "variar en", "oscilar en", "+/-", "±", "más/menos"),
    deltas=(
        "recorta", "recortará", "recortó", "rebajó", "rebaja", "tijera de", "hachazo de",
        r"re:\b(?:reduc|reduj|recort|rebaj|disminu|aument|elev|increment|ampli|baj|sub)\w* (?:[^.,;:\d]{1,70} )en (?=(?:unos |cerca de |más de |otros )?(?:us\$|u\$s|\$|usd)? ?\d[\d.,]* (?:mil )?millones)", r"re:\b(?:aumento|incremento|alza|reducción|recorte|caída|descenso|rebaja|subida)s?(?: \w+)? de (?=(?:unos |cerca de |más de )?(?:us\$|\$)? ?\d)",
        "recorte … de", "recortes … de", "ajuste aproximado de", "ajuste de",
        r"re:\b(?:aument|reduc|reduj|recort|rebaj|elev|increment|sub|baj|ampli)\w* en (?=(?:más de |cerca de |unos |otros )?\d)",
        "aumento de", "alza de", "incremento de", "subida de", "recorte de", "reducción de", "rebaja de", "adicional*", "extra", "aumenta en", "aumentará en", "eleva en", "elevará en", "incrementa en", "reduce en", "reducirá en", "recorta en", "recortará en", "rebaja en", "sube en", "descenso de", "caída de", "aumentar en", "reducir en", "recortar en", "crecerá un", "aumentará un", "reducirá un",
    ),
    delta_after=(
        "por sobre lo", "por encima de lo", "por debajo de lo", "más de los previstos", "menos de los previstos", "por arriba de lo",
        "más que", "menos que", "adicionales", "más", "menos", "extra", "por encima de lo previsto", "por debajo de lo previsto", "más de lo previsto", "menos de lo previsto", "más de lo que"),
    moves_from=("de", "de los", "desde", "desde los"),
    carries=("aplaz*", "pospon*", "pospus*", "traslad*", "difer*", "posterg*", "pas*"),
    moves_to=("a", "hasta", "hasta los", "a los", "a unos", "hasta unos", "a entre", "a más de", "hasta alcanzar los"),
    unsettled=("va a", "van a", "podría", "podrían", "debería", "deberían", "prevé", "prevén", "planea", "espera", "quiere", "a", "de", "para", "pretende", "estima"),
    actions=table({
        Action.RAISED: (
            "por sobre lo que", "por encima de lo que", "más de lo que",
            "acelerará", "acelera", "acelerar", "acelerado", "disparará", "dispara", "disparó", "disparar", "multiplica", "multiplicará", "intensificará", "ampliará", "amplía", "amplió", "ampliado",
            "eleva", "elevó", "elevar", "elevado", "elevada", "elevan", "elevaron", "elevará", "elevando", "elevación", "aumenta", "aumentó", "aumentar", "aumentado", "aumentan", "aumento*", "aumentará su", "sube", "subió", "subir", "subido", "suben", "subida*", "incrementa", "incrementó", "incrementar", "incrementado", "incrementan", "incremento*", "al alza", "ampliar", "amplían", "disparan", "mejora", "mejoró", "mejorado", "más de lo previsto",
            "más que lo previsto", "refuerza", "reforzó", "impulsa",
        ),
        Action.LOWERED: (
            "por debajo de lo que", "menos de lo que",
            "recorta", "recortó", "recortar", "recortado", "recortan", "recorte*", "recortará", "rebaja", "rebajó", "rebajar", "rebajado", "rebajan", "rebajas", "reduce", "redujo", "reducir", "reducido", "reducen", "reducción*", "reducirá", "a la baja", "baja", "bajó", "bajar", "bajado", "disminuye", "disminuyó", "disminuir", "tijeretazo", "menos de lo previsto", "menos que lo previsto", "modera", "frena", "frenar", "solo invertirá", "ajusta a la baja", "aminora",
        ),
        Action.NARROWED: ("acota*", "acotó", "estrecha*", "estrechó", "afina*", "afinó", "ajusta la horquilla", "ajusta el rango", "concreta*"),
        Action.WIDENED: ("amplía la horquilla", "amplía el rango", "amplió el rango"),
        Action.REAFFIRMED: (
            "no movió", "no mueve", "no ha movido", "no tocó", "no toca", "deja intact*", "dejó intact*", "deja sin cambios", "dejó sin cambios", "conservó", "mantuvieron", "mantiene el listón", "no modificó", "no modifica", "sin modificaciones", "sin tocar",
            "mantiene", "mantuvo", "mantenido", "mantienen", "reafirm*", "ratific*", "confirm*", "reiter*", "sin cambios", "sin variación", "intacto*", "intacta*", "inalterad*", "invariable*", "no cambia", "no ha cambiado", "conserva*", "sigue esperando", "sigue previendo", "continúa esperando", "sostiene", "se mantiene", "se mantienen", "mantenga", "mantengan", "como estaba previsto", "según lo previsto", "igual que",
        ),
        Action.WITHDRAWN: ("retira*", "retiró", "suspend*", "cancel*", "aparca*"),
        Action.INITIATED: (),
    }),
    present_moves=("reduce", "reducen", "recorta", "recortan", "aumenta", "aumentan", "incrementa", "incrementan", "rebaja", "rebajan", "frena", "frenan", "baja", "bajan", "sube", "suben", "eleva", "elevan", "modera", "moderan", "invierte más", "invierte menos", "levanta el pie", "acelera"),
    ups=(
        "récord", "pico", "techo", "tope histórico", "sobrepas*", "engros*", "abult*", "aceler*", "mayores", "redobl*", "por encima", "escal*", "trepar*", "trepa",
        "aument*", "crec*", "crezca*", "crecimiento", "alza", "al alza", "sube", "suben", "suba", "suban", "subas", "subió", "subieron", "subiendo", "subir*", "subida*", "increment*", "elev*", "mayor", "superior*", "más", "acelera*", "dispar*", "repunt*", "amplia*", "ampliar*", "intensific*", "duplic*", "triplic*", "escala*", "impuls*"),
    downs=(
        "levantar* el pie", "levanta el pie",         "disminución", "disminuciones", "caídas", "reducción", "aflojar*", "afloja", "aminor*", "apret* el cinturón", "aprieta el cinturón", "contracción", "contraer*", "encog*", "retroces*", "desacelera*", "desaceler*", "recorte*", "ceder*", "se desinfl*", "aligerar*", "por debajo",
        "reduc*", "reduz*", "redujo", "baja", "bajan", "baje", "bajen", "bajar*", "bajó", "bajaron", "bajando", "bajada*", "a la baja", "caída", "caer*", "cae", "caiga*", "descens*", "descend*", "descienda*", "menor*", "inferior*", "menos", "disminu*", "recort*", "rebaj*", "moderar*", "modera", "modere", "moderen", "moderó", "moderación", "frena", "frenan", "frene", "frenen", "frenar*", "frenó", "frenazo", "freno", "ralentiz*", "retroce*", "contrae*", "ajust*"),
    flats=("estable*", "estabilidad", "estabiliz*", "similar*", "en línea con", "sin cambios", "plan*o", "plano", "plana", "planos", "constante*", "al mismo nivel", "mismo nivel", "niveles similares", "igual*", "equivalente*", "en niveles de", "parecid*", "comparable*", "invariable*"),
    growth_nouns=("crecimiento", "ritmo de crecimiento"),
    withdrawals=("retira", "retiró", "retirar", "retirado", "suspende", "suspendió", "suspendido", "suspensión", "cancel*", "abandon*", "ya no prevé", "ya no espera", "deja sin efecto", "aparca*", "congela*", "desiste"),
    put_off=("aplazad*", "aplazar", "aplazará", "aplazarán", "pospuest*", "posponer", "pospondrá", "postergad*", "postergar", "diferid*", "diferir", "retrasad*", "congelad*", "paralizad*"),
    taken_in=("incluido", "incluida", "incluidos", "incluidas"),
    negations=("no", "sin", "nunca", "ni", "tampoco", "ningún*"),
    reviews=("replante*", "reconsider*"),
    suppositions=("supongamos", "suponiendo"),
    hypotheticals=("podría", "podrían", "si", "quizá*", "tal vez", "posible*", "posiblemente", "rumor*", "especul*", "probable*", "supondría", "implicaría", "sugiere*", "hipotétic*"),
    first_persons=("nosotros", "nuestro*", "nuestra*"),
    own_words=("la compañía", "la empresa", "el grupo", "la firma", "la multinacional", "el gigante", "la tecnológica", "la eléctrica", "la energética", "la petrolera", "la operadora", "el fabricante", "la automovilística", "la matriz", "la entidad", "la teleco", "su", "sus", "nosotros", "nuestra", "nuestro", "nuestras", "la sociedad", "la corporación", "el consorcio", "la dirección", "la cotizada", "la utility", "el consejo"),
    relatives=("que", "quien", "la cual", "el cual", "cuya", "cuyo", "dueña de", "propietaria de", "filial de", "matriz de", "accionista de"),
    oblique=("de", "con", "por", "contra", "como", "a", "para", "que", "y", "e", "frente a", "a diferencia de", "en", "tras", "del", "al", "según", "junto a", "incluidos", "su matriz", "su filial", "la filial", "su participada", "a través de", "dueña de", "propietaria de", "vía"),
    speech=("dijo", "dice", "afirmó", "afirma", "aseguró", "asegura", "señaló", "señala", "indicó", "indica", "explicó", "explica", "anunció", "anuncia", "según", "declaró", "agregó", "añadió", "informó", "comunicó", "destacó", "apuntó", "precisó", "avanzó", "adelantó", "advirtió", "confirmó", "reveló", "ha anunciado", "ha señalado", "ha explicado", "ha indicado", "subrayó", "detalló", "comentó"),
    officers=("director financiero", "directora financiera", "consejero delegado", "consejera delegada", "director ejecutivo", "directora ejecutiva", "director general", "presidente", "presidenta", "ceo", "cfo", "dirección", "directivo*", "portavoz", "vicepresidente", "consejo de administración", "primer ejecutivo", "fundador", "la cúpula"),
    analysts=(
        "un estudio de", "el estudio", "un informe de", "consultores",
        "latin securities", "allaria", "balanz", "adcap", "tpcg", "max capital", "ey", "ernst & young", "rystad energy",
        "vontobel", "zürcher kantonalbank", "zkb", "julius bär", "julius baer", "intermoney", "banorte", "actinver", "monex", "scotiabank", "banque scotia", "cibc", "bmo", "national bank", "desjardins", "btg pactual", "credicorp", "larrainvial", "inversiones security", "itaú bba", "itau bba", "xp investimentos", "bradesco", "mediobanca", "equita", "intesa sanpaolo", "unicredit", "banca akros", "abn amro", "kbc", "degroof petercam", "kempen", "rabobank", "natixis", "crédit agricole", "cic market solutions", "tp icap", "gilbert dupont", "bryan garnier", "all invest", "midcap partners", "wells fargo", "truist", "piper sandler", "cowen", "nomura", "daiwa", "clsa", "macquarie", "cantor fitzgerald", "oppenheimer", "needham", "d.a. davidson", "morningstar", "erste group", "raiffeisen", "baader*", "hauck*", "nordlb", "nord lb", "helaba", "m.m. warburg", "alphavalue", "alixpartners", "boston consulting", "bcg", "roland berger", "kpmg", "deloitte", "pwc", "woodmac", "bnef", "bloombergnef", "dell'oro", "counterpoint", "canalys", "forrester", "moffettnathanson", "new street", "bridgewater", "melius", "enverus", "plusmining", "cochilco", "aurora energy", "afry", "s&p global", "standard & poor's", "dbrs", "scope ratings", "oxford economics", "cour des comptes", "bundesrechnungshof",
        "analista*", "consenso", "wall street", r"re:\b(?:el|los|del) mercados? (?:esper|descont|cont|prev|anticip|aguard|calcul)\w*", "expectativas del mercado", "previsiones del mercado", "rystad", "wood mackenzie", "agencia internacional de la energía", "aie", "mckinsey", "ciep", "imco", "economista*", "estratega*", "experto*", "observadores", "casa de análisis", "bróker*", "factset", "lseg", "refinitiv", "visible alpha", "bloomberg intelligence", "goldman*", "morgan stanley", "jpmorgan", "jp morgan", "jefferies", "citi", "citigroup", "bank of america", "bofa", "ubs", "barclays", "bernstein", "santander", "bbva", "bankinter", "renta 4", "caixabank", "sabadell", "kepler*", "berenberg", "hsbc", "rbc", "evercore", "wedbush",
        "moody's", "fitch", "s&p", "gartner", "idc", "trendforce", "deutsche bank", "raymond james", "société générale", "bnp paribas", "alantra", "gvc gaesco", "xtb", "consultora*", "firma de análisis",
    ),
    listeners=(
        "re:en (?=la casa blanca|la moncloa|el ministerio)", "re:(?:junto a|con) (?=donald trump|la presidenta|el presidente)",
        "inversionistas y", "inversores y", "accionistas y", "a los", "a", "ante", "ante los", "con", "con los", "para los"),
    unnamed=(
        "circulaba", "circulaban", "la prensa", "se barajaba", "se barajaban", "trascendió", "extraoficial*", "versiones de prensa",
        "fuentes", "según fuentes", "personas familiarizadas", "fuentes cercanas", "conocedor*", "rumor*", "según bloomberg", "presuntamente", "supuestamente", "según medios", "según la prensa", "medios locales", "prensa local", "según la agencia"),
    aggregates=(
        r"re:(?:inversi[oó]n(?:es)?|gasto) (?:del sector|de la industria|de las empresas)\b",
        "de las operadoras", "de las telecos", "de las energéticas", "de las empresas del sector",
        "en conjunto", "conjuntamente", "conjunta", "en total", r"re:\b(?:los|las) (?:dos|tres|cuatro|cinco|seis) (?!mes|año|trimestre|semestre|ejercicio|próxim|primer|últim|día|semana|planta|fábrica|nuev|mil|década)", "cuatro grandes", "grandes tecnológicas", "grandes empresas tecnológicas", "cuatro corporaciones", "estas compañías", "estas empresas", "esas compañías", "gigantes tecnológicos", "las tecnológicas", "hiperescal*", "hyperscalers", "big tech", "combinad*", "sumad*", "entre las", "entre los cuatro", "el sector", "la industria", r"re:\b(?:inversi[oó]n(?:es)?|gastos?) mundial(?:es)?\b",  "las compañías", "las empresas", "empresas extranjeras", "compañías extranjeras", "inversión extranjera", "las grandes", "los gigantes", "colectivamente", "juntas", "juntos", "agregad*", "petroleras", "eléctricas", "las siete magníficas", r"re:\b(?:las|los|estas|estos) \d{1,3} (?:\w+ )?(?:empresas|compañías|firmas)\b", "la industria minera", "minería chilena",
    ),
    outsiders=("ministr*", "ministerio*", "moncloa", "casa blanca", "donald trump", "javier milei", "claudia sheinbaum", "secretaría de energía", "jefe de gabinete"),
    topics=("en", "en cuanto a", "por parte de", "en el caso de", "respecto a"),
    legal_forms=("s.a.", "sa", "s.l.", "s.a.b.", "n.v.", "plc", "inc.", "corp.", "ltd.", "ag"),
    strangers=(
        "latam", "latam airlines", "copa airlines", "jetsmart", "sky airline", "aerolíneas argentinas", "viva aerobus", "at&t méxico",
        "eroski", "sacyr", "fcc", "ohla", "talgo", "caf", "indra", "amadeus", "meliá", "fluidra", "cie automotive", "ence", "solaria", "grenergy", "acerinox", "masorange", "másorange", "digi", "mapfre", "colonial", "logista", "ebro foods", "viscofan", "rovi", "almirall", "puig", "tendam", "mango", "ikea", "seat", "cmpc", "arauco", "colbún", "aes andes", "entel", "wom", "sodimac", "parque arauco", "embotelladora andina", "ccu", "concha y toro", "celsia", "epm", "nutresa", "grupo argos", "cementos argos", "avianca", "volaris", "aeroméxico", "televisa", "alsea", "liverpool", "soriana", "chedraui", "gruma", "alpek", "orbia", "peñoles", "asur", "arca continental", "telmex", "transportadora de gas del sur", "tgs", "central puerto", "edenor", "loma negra", "arcor", "globant", "exolum", "saeta", "holaluz", "zelestra", "bp españa", "air europa", "ryanair", "vueling", "globalia", "santillana", "prisa", "atresmedia", "mediaset", "hispasat", "axtel", "izzi", "megacable", "totalplay", "telecom argentina", "claro", "tigo", "millicom", "minera escondida", "collahuasi", "quiborax", "enami", "molymet", "copec", "empresas copec", "lipigas", "gasco", "metrogas", "canacol", "frontera energy", "parex", "geopark", "hocol", "reficar", "cenit", "isagen", "grupo energía bogotá", "bolt", "cabify", "glovo",
        "pan american energy", "pluspetrol", "tecpetrol", "techint", "mercadona", "gestamp", "bosch", "lidl", "aldi", "renfe", "adif", "navantia", "moeve", "cepsa", "el corte inglés", "grupo antolín", "sonatrach", "ancap", "enap", "pdvsa"),
    askers=("analista*", r"re:^(?:p|pregunta) ?\d{0,2}$"),
    operators=("operador*", "moderador*"),
    questions=("pregunta*",),
    handovers=("cedo la palabra", "paso la palabra", "doy la palabra"),
    others=(
        "aerolíneas", "las aerolíneas", "patronal", "sindicato*", "la asociación", "la patronal", "regulador", "cnmc",
        "sus clientes", "los clientes", "de clientes", "competidor*", "rival", "rivales", "gobierno*", "ejecutivo español", "estado", "proveedor*", "socios", "socio", "trump", "presidente estadounidense", "ministr*", "comisión europea", "bruselas", r"re:\bjunta de (?:andalucía|castilla|extremadura|galicia|comunidades)", "comunidad autónoma", "unión europea", "subcontrat*"),
    pledges=("compromet*", "compromis*", "prometi*", "promesa*", "promete*"),
    programmes=(
        "programa*", "fábrica*", "planta", "plantas", "campus", "proyecto*", "sede", "plan estratégico", "plan quinquenal", "plurianual*", "década", "gigafactoría", "gigafábrica", "complejo*", "centro de datos", "ampliación", "plan de inversión*", "plan de inversiones", "mina", "refinería*", "parque eólico", "parque solar", "construcción", "hub", "región cloud", "plan industrial", "capital markets day", "hoja de ruta", "nueva* región",
    ),
    places=table({
        "españa": "Spain", "francia": "France", "alemania": "Germany", "italia": "Italy", "portugal": "Portugal", "polonia": "Poland", "reino unido": "UK", "gran bretaña": "UK", "escocia": "UK", "irlanda": "Ireland", "suecia": "Sweden", "noruega": "Norway", "suiza": "Switzerland", "bélgica": "Belgium", "países bajos": "Netherlands", "hungría": "Hungary", "estados unidos": "US", "ee.uu.": "US", "ee. uu.": "US", "eeuu": "US",
        "canadá": "Canada", "méxico": "Mexico", "brasil": "Brazil", "argentina": "Argentina", "chile": "Chile", "colombia": "Colombia", "perú": "Peru", "uruguay": "Uruguay", "paraguay": "Paraguay", "costa rica": "Costa Rica", "china": "China", "india": "India", "japón": "Japan", "corea del sur": "Korea", "corea": "Korea", "taiwán": "Taiwan", "malasia": "Malaysia", "singapur": "Singapore", "tailandia": "Thailand", "vietnam": "Vietnam",
        "australia": "Australia", "áfrica": "Africa", "sudáfrica": "South Africa", "arabia saudí": "Saudi Arabia", "europa": "Europe", "latinoamérica": "Latin America", "américa latina": "Latin America", "iberoamérica": "Latin America", "aragón": "Aragon", "zaragoza": "Aragon", "madrid": "Madrid", "cataluña": "Catalonia", "barcelona": "Barcelona", "valencia": "Valencia", "sagunto": "Sagunto", "martorell": "Martorell", "andalucía": "Andalusia", "extremadura": "Extremadura", "galicia": "Galicia", "querétaro": "Querétaro", "nuevo león": "Nuevo León", "texas": "Texas", "arizona": "Arizona", "ohio": "Ohio",
        "luisiana": "Louisiana", "virginia": "Virginia", "georgia": "Georgia", "nueva york": "New York", "navarra": "Navarre", "país vasco": "Basque Country", "castilla y león": "Castile and León", "castilla-la mancha": "Castile-La Mancha",
    }),
    starts=("arranc*", "en operación", "en operaciones", "en funcionamiento", "en servicio", "en marcha", "puesta en marcha", "operativ*", "abrirá*", "abrir", "apertura", "inaugur*", "estará lista", "estará listo", "lista", "listo", "conclui*", "culmin*", "producir", "producción", "terminad*", "comenzará", "empezará"),
    boilerplate=("declaraciones prospectivas", "aviso legal", "todos los derechos reservados", "foto:", "fotografía:", "imagen:", "por la redacción", "lee también", "lea también", "newsletter", "suscríbete", "(reporte de", "editado por", "información de"),
    only=(
        "más que", "sino", "más de", "más allá de",
    ),
    occasions=(
        "ante inversores", "ante los inversores", "ante inversionistas", "inversores y analistas", "analistas e inversores", "conferencia de resultados", "presentación de resultados", "día del inversor", "junta de accionistas", "resultados trimestrales", "al presentar resultados", "al presentar los resultados", "en la presentación de resultados",
    ),
)
# fmt: on
