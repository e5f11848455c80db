// Codes of the TED forms as the codes of eForms that mean the same. A code that has no certain
// counterpart is left out, and what it says stays unknown.

enum TEDCodes {
    /// Form → nature of the notice (BT-03). F01, F04 and F21 to F23 say it in `NOTICE/@TYPE`; F14 and F20 are tables of their own.
    static let formTypes = [
        "F02": "competition", "F03": "result", "F05": "competition", "F06": "result", "F07": "competition", "F08": "planning",
        "F12": "competition", "F13": "result", "F15": "dir-awa-pre", "F24": "competition", "F25": "result",
    ]
    /// Form → type of notice (BT-02).
    static let noticeTypes = [
        "F02": "cn-standard", "F03": "can-standard", "F05": "cn-standard", "F06": "can-standard", "F07": "qu-sy", "F08": "pin-buyer",
        "F12": "cn-desg", "F13": "can-desg", "F15": "veat", "F24": "cn-standard", "F25": "can-standard",
    ]
    /// Form → subtype of eForms that took its place, as the Publications Office maps them.
    static let subtypes = [
        "F02": "16", "F03": "29", "F05": "17", "F06": "30", "F07": "15", "F24": "19", "F25": "32",
    ]
    static let noticeSubtypes = ["CONTRACT": "20"]
    static let noticeFormTypes = [
        "PRI_ONLY": "planning", "PRI_REDUCING_TIME_LIMITS": "planning", "PRI_CALL_COMPETITION": "competition",
        "PER_ONLY": "planning", "PER_REDUCING_TIME_LIMITS": "planning", "PER_CALL_COMPETITION": "competition",
        "CONTRACT": "competition", "AWARD_CONTRACT": "result", "CONCESSION_AWARD_CONTRACT": "result",
    ]
    static let noticeNoticeTypes = [
        "PRI_ONLY": "pin-only", "PRI_REDUCING_TIME_LIMITS": "pin-rtl", "PRI_CALL_COMPETITION": "pin-cfc-standard",
        "PER_ONLY": "pin-only", "PER_REDUCING_TIME_LIMITS": "pin-rtl", "PER_CALL_COMPETITION": "pin-cfc-standard",
        "CONTRACT": "cn-social", "AWARD_CONTRACT": "can-social", "CONCESSION_AWARD_CONTRACT": "can-social",
    ]
    /// The same for the numbers of R2.0.8.
    static let oldFormTypes = [
        "1": "planning", "2": "competition", "3": "result", "4": "planning", "5": "competition", "6": "result", "7": "competition",
        "8": "planning", "12": "competition", "13": "result", "14": "change", "15": "dir-awa-pre",
    ]
    static let oldNoticeTypes = [
        "1": "pin-only", "2": "cn-standard", "3": "can-standard", "5": "cn-standard", "6": "can-standard", "7": "qu-sy", "8": "pin-buyer",
        "12": "cn-desg", "13": "can-desg", "15": "veat",
    ]
    static let directives = [
        "2014/23/EU": "32014L0023", "2014/24/EU": "32014L0024", "2014/25/EU": "32014L0025", "2009/81/EC": "32009L0081",
        "2004/18/EC": "32004L0018", "2004/17/EC": "32004L0017",
    ]
    static let buyerTypes = [
        "MINISTRY": "cga", "NATIONAL_AGENCY": "cga", "REGIONAL_AUTHORITY": "ra", "REGIONAL_AGENCY": "body-pl-ra",
        "BODY_PUBLIC": "body-pl", "EU_INSTITUTION": "eu-ins-bod-ag",
    ]
    static let authorityActivities = [
        "DEFENCE": "defence", "ECONOMIC_AND_FINANCIAL_AFFAIRS": "econ-aff", "EDUCATION": "education", "ENVIRONMENT": "env-pro",
        "GENERAL_PUBLIC_SERVICES": "gen-pub", "HEALTH": "health", "HOUSING_AND_COMMUNITY_AMENITIES": "hc-am",
        "PUBLIC_ORDER_AND_SAFETY": "pub-os", "RECREATION_CULTURE_AND_RELIGION": "rcr", "SOCIAL_PROTECTION": "soc-pro",
    ]
    static let entityActivities = [
        "AIRPORT_RELATED_ACTIVITIES": "airport", "ELECTRICITY": "electricity", "PORT_RELATED_ACTIVITIES": "port",
        "EXPLORATION_EXTRACTION_COAL_OTHER_SOLID_FUEL": "solid-fuel", "EXPLORATION_EXTRACTION_GAS_OIL": "gas-oil",
        "POSTAL_SERVICES": "post", "PRODUCTION_TRANSPORT_DISTRIBUTION_GAS_HEAT": "gas-heat", "RAILWAY_SERVICES": "rail",
        "URBAN_RAILWAY_TRAMWAY_TROLLEYBUS_BUS_SERVICES": "urttb", "WATER": "water",
    ]
    static let natures = ["WORKS": "works", "SUPPLIES": "supplies", "SERVICES": "services"]
    /// Two letters → three: the European Economic Area, its neighbours and the French overseas departments.
    static let countries = [
        "FR": "FRA", "GP": "GLP", "GF": "GUF", "MQ": "MTQ", "YT": "MYT", "RE": "REU", "AT": "AUT", "BE": "BEL", "BG": "BGR", "CH": "CHE",
        "CY": "CYP", "CZ": "CZE", "DE": "DEU", "DK": "DNK", "EE": "EST", "ES": "ESP", "FI": "FIN", "GR": "GRC", "HR": "HRV", "HU": "HUN",
        "IE": "IRL", "IS": "ISL", "IT": "ITA", "LI": "LIE", "LT": "LTU", "LU": "LUX", "LV": "LVA", "MC": "MCO", "MT": "MLT", "NL": "NLD",
        "NO": "NOR", "PL": "POL", "PT": "PRT", "RO": "ROU", "SE": "SWE", "SI": "SVN", "SK": "SVK", "UK": "GBR",
    ]
    static let languages = [
        "FR": "FRA", "DE": "DEU", "EN": "ENG", "ES": "SPA", "IT": "ITA", "NL": "NLD", "PT": "POR", "BG": "BUL", "CS": "CES", "DA": "DAN",
        "EL": "ELL", "ET": "EST", "FI": "FIN", "GA": "GLE", "HR": "HRV", "HU": "HUN", "LT": "LIT", "LV": "LAV", "MT": "MLT", "PL": "POL",
        "RO": "RON", "SK": "SLK", "SL": "SLV", "SV": "SWE",
    ]
}
