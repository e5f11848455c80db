"""Writes the eForms notice of a sample package from a short description (`file: ….xml` in its head).

Below the head, one `key: value` a line: first the procedure, then each lot under `[1]`, `[2]`…
A key may come several times (`criterion: price | 60 | Prix`); what is not given is left out of the notice.
"""
import re
import uuid
from xml.sax.saxutils import escape

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
EU = "http://data.europa.eu/p27/eforms-ubl-extension"
ROOTS = {"competition": "ContractNotice", "result": "ContractAwardNotice"}
CODES = {"cn": "competition", "ca": "result"}


def fields(text):
    """The procedure and its lots: each key with its values."""
    parts, current = [{}], None
    for line in text.splitlines():
        if not line.strip():
            continue
        if re.fullmatch(r"\[\d+\]", line.strip()):
            parts.append({})
            continue
        key, value = line.split(": ", 1)
        parts[-1].setdefault(key, []).append(value)
    return parts[0], parts[1:]


def node(name, *inside, **attributes):
    """An element, or nothing where all that it would hold is missing."""
    inside = [part for part in inside if part is not None]
    if not inside:
        return None
    marks = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    body = "".join(part if part.startswith("<") else escape(part) for part in inside)
    return f"<{name}{marks}>{body}</{name}>"


def code(name, listed, value):
    return node(name, value, listName=listed)


def text(name, value):
    return node(name, value, languageID="FRA")


def amount(name, value):
    return node(name, value, currencyID="EUR")


def extension(*inside):
    inside = node("efext:EformsExtension", *inside)
    return node("ext:UBLExtensions", node("ext:UBLExtension", node("ext:ExtensionContent", inside)))


def organisation(number, name, city, contact):
    return node("efac:Organization", node(
        "efac:Company",
        node("cac:PartyIdentification", node("cbc:ID", f"ORG-000{number}", schemeName="organization")),
        node("cac:PartyName", text("cbc:Name", name)),
        node("cac:PostalAddress", node("cbc:CityName", city), node("cbc:PostalZone", "99560"),
             node("cac:Country", code("cbc:IdentificationCode", "country", "FRA"))),
        node("cac:Contact", node("cbc:Name", contact))))


def period(name, moment):
    """`2026-10-30 12:00` as the end of a period, in Paris."""
    if not moment:
        return None
    day, hour = moment.split(" ")
    summer = "2026-03-29" <= day < "2026-10-25" or "2021-03-28" <= day < "2021-10-31"
    zone = "+02:00" if summer else "+01:00"
    return node(name, node("cbc:EndDate", day + zone), node("cbc:EndTime", f"{hour}:00{zone}"))


def criterion(line):
    kind, weight, name = [part.strip() for part in line.split("|")]
    parameter = None if weight == "-" else extension(node(
        "efac:AwardCriterionParameter", code("efbc:ParameterCode", "number-weight", "per-exa"), node("efbc:ParameterNumeric", weight)))
    return node("cac:SubordinateAwardingCriterion", parameter,
                code("cbc:AwardingCriterionTypeCode", "award-criterion-type", kind), text("cbc:Name", name))


def project(one, number=None):
    get = lambda key: one.get(key, [None])[0]
    maximum = get("maximum")
    return node(
        "cac:ProcurementProject", text("cbc:Name", get("title")), text("cbc:Description", get("description")),
        code("cbc:ProcurementTypeCode", "contract-nature", get("nature")), text("cbc:Note", get("note")),
        node("cac:RequestedTenderTotal",
             extension(amount("efbc:FrameworkMaximumAmount", maximum)) if maximum else None,
             amount("cbc:EstimatedOverallContractAmount", get("value"))),
        node("cac:MainCommodityClassification", code("cbc:ItemClassificationCode", "cpv", get("cpv"))),
        *(node("cac:AdditionalCommodityClassification", code("cbc:ItemClassificationCode", "cpv", more)) for more in one.get("cpv-more", [])),
        node("cac:PlannedPeriod", node("cbc:DurationMeasure", get("months"), unitCode="MONTH")) if get("months") else None,
        node("cac:ContractExtension", node("cbc:MaximumNumberNumeric", get("renewals"))))


def lot(number, one):
    get = lambda key: one.get(key, [None])[0]
    criteria = [criterion(line) for line in one.get("criterion", [])]
    documents = get("documents")
    return node(
        "cac:ProcurementProjectLot", node("cbc:ID", f"LOT-000{number}", schemeName="Lot"),
        node("cac:TenderingTerms",
             code("cbc:VariantConstraintCode", "permission", get("variants")),
             node("cac:CallForTendersDocumentReference", node("cbc:ID", "DCE"), node("cbc:DocumentType", "non-restricted-document"),
                  node("cac:Attachment", node("cac:ExternalReference", node("cbc:URI", documents)))) if documents else None,
             node("cac:TendererQualificationRequest", node("cac:SpecificTendererRequirement", code(
                 "cbc:TendererRequirementTypeCode", "reserved-procurement", get("reserved")))),
             node("cac:ContractExecutionRequirement", code("cbc:ExecutionRequirementCode", "conditions", "performance"),
                  text("cbc:Description", get("condition"))) if get("condition") else None,
             node("cac:AwardingTerms", node("cac:AwardingCriterion", *criteria))),
        node("cac:TenderingProcess",
             code("cbc:SubmissionMethodCode", "esubmission", get("submission") or "required"),
             period("cac:TenderSubmissionDeadlinePeriod", get("deadline")),
             period("cac:ParticipationRequestReceptionPeriod", get("requests")),
             node("cac:InvitationSubmissionPeriod", node("cbc:StartDate", get("invitation"))),
             node("cac:FrameworkAgreement", node("cbc:MaximumOperatorQuantity", get("holders"))),
             node("cac:ContractingSystem", code("cbc:ContractingSystemTypeCode", "framework-agreement", get("framework") or "none")),
             node("cac:ContractingSystem", code("cbc:ContractingSystemTypeCode", "dps-usage", "none"))),
        project(one, number))


def write(head, body):
    """The notice as XML text."""
    procedure, lots = fields(body)
    get = lambda key: procedure.get(key, [None])[0]
    kind, subtype = get("notice").split(" ")
    form = CODES[kind[:2]]
    root = ROOTS[form]
    seed = uuid.uuid5(uuid.NAMESPACE_URL, get("number"))
    accelerated = get("accelerated")
    parts = [
        extension(
            node("efac:NoticeResult", node(
                "efac:SettledContract", node("cbc:ID", "CON-0001", schemeName="contract"), node("cbc:AwardDate", get("decided")),
                node("cbc:IssueDate", get("signed")))) if form == "result" else None,
            node("efac:NoticeSubType", code("cbc:SubTypeCode", "notice-subtype", subtype)),
            node("efac:Organizations", organisation(1, get("buyer"), get("city"), "Service des marchés"),
                 organisation(2, get("court"), get("city"), "Greffe"))),
        node("cbc:UBLVersionID", "2.3"), node("cbc:CustomizationID", "eforms-sdk-1.13"),
        node("cbc:ID", str(seed), schemeName="notice-id"),
        node("cbc:ContractFolderID", str(uuid.uuid5(seed, "procedure"))),
        node("cbc:IssueDate", get("sent") + "+02:00"), node("cbc:IssueTime", "10:00:00+02:00"),
        node("cbc:VersionID", "01"), node("cbc:RegulatoryDomain", get("basis") or "32014L0024"),
        code("cbc:NoticeTypeCode", form, kind), node("cbc:NoticeLanguageCode", "FRA"),
        node("cac:ContractingParty", node("cbc:BuyerProfileURI", get("profile")),
             node("cac:ContractingPartyType", code("cbc:PartyTypeCode", "buyer-legal-type", get("legal"))),
             node("cac:Party", node("cac:PartyIdentification", node("cbc:ID", "ORG-0001", schemeName="organization")))),
        node("cac:TenderingTerms", node("cac:LotDistribution", node("cbc:MaximumLotsAwardedNumeric", get("lots-awarded")),
                                        node("cbc:MaximumLotsSubmittedNumeric", get("lots-submitted")))),
        node("cac:TenderingProcess", text("cbc:Description", get("features")),
             code("cbc:ProcedureCode", "procurement-procedure-type", get("procedure")),
             node("cac:ProcessJustification", code("cbc:ProcessReasonCode", "accelerated-procedure", accelerated or "false"))),
        project(procedure),
        *(lot(number, one) for number, one in enumerate(lots, 1)),
    ]
    names = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in [
        ("", f"{UBL}{root}-2"), ("cac", f"{UBL}CommonAggregateComponents-2"), ("cbc", f"{UBL}CommonBasicComponents-2"),
        ("efac", f"{EU}-aggregate-components/1"), ("efbc", f"{EU}-basic-components/1"), ("efext", f"{EU}s/1"),
        ("ext", f"{UBL}CommonExtensionComponents-2")]).replace("xmlns:=", "xmlns=")
    xml = f"<{root}{names}>" + "".join(part for part in parts if part) + f"</{root}>"
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<!-- Avis inventé pour Clausier : acheteur, lieux et montants sont imaginaires. -->\n'
            + indented(xml))


def indented(xml):
    """One element a line; those that hold text only stay on theirs."""
    lines, depth = [], 0
    for opening, closing, words in re.findall(r"<([^/][^>]*)>|<(/[^>]+)>|([^<]+)", xml):
        if opening:
            lines.append("  " * depth + f"<{opening}>")
            depth += 1
        elif words:
            lines[-1] += words
        else:
            depth -= 1
            name = closing[1:]
            if lines[-1].strip().startswith(f"<{name}") and lines[-1].count("<") == 1:
                lines[-1] += f"<{closing}>"
            else:
                lines.append("  " * depth + f"<{closing}>")
    return "\n".join(lines) + "\n"
