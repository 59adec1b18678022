r"""How chat programs write a chat: what begins a message, and what is none, as data.

A new form is a line here. Blanks of every width and marks of direction are made plain before
these patterns are tried; `\t` is a tab.

    16:03:12 From Jan Jansen to Everyone:           Zoom, the text on the lines below
    2026-03-01 16:03:12 From Jan Jansen to Everyone:
    16:03:12	 From  Jan Jansen : text               Zoom, older
    00:16:12	Jan Jansen:	text                    Zoom, beside a recording in the cloud
    From Jan Jansen to Everyone:  04:03 PM          Zoom, copied from its window
    18-08-2026 09:15 - Jan Jansen: text             WhatsApp, Android
    [18-08-2026, 09:16:03] Jan Jansen: text         WhatsApp, iPhone
    [09:16, 18-08-2026] Jan Jansen: text            WhatsApp, copied from its window
    [10:37] Jan Jansen: text                        Teams; also with a day, or nothing behind
    Jan Jansen  10:37                               Teams; also with the date stuck to the name
"""

import re

from paw_cli.extracting.items import SkipReason
from paw_cli.extracting.text import words_of

_DAY = (
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|gisteren|vandaag|yesterday|today|hier"
    r"|aujourd'hui|(?:ma|di|wo|do|vr|za|zo|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun))\.?"
)
_MONTH = (
    r"(?:jan|feb|fév|mrt|maart|mar|apr|avr|mei|may|mai|jun|juin|jul|juil|aug|août|sep|okt|oct|nov"
    r"|dec|déc)[a-zé]*\.?"
)
FULL_DATE = r"\d{1,4}[-/.] ?\d{1,2}[-/.] ?\d{2,4}\.?"
DATE = (
    rf"(?:{FULL_DATE}|\d{{1,4}}[-/.]\d{{1,2}}\.?|\d{{1,2}}\.? {_MONTH}(?:,? \d{{4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}}-{_MONTH}-\d{{2,4}})"
)
CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?\s?m\.?)?(?: uur)?"
TIME = rf"(?:{_DAY},? )?(?:{DATE},? )?(?:(?:om|at|à|-) )?{CLOCK}(?:(?: [•·]|,) {DATE})?"
_FROM = r"(?:From|Van|De|Von|Da) {1,3}"
_TO = r" {1,3}(?:to|aan|naar|à|an) {1,3}"
NAME = r"[^\W\d_][^:!?\n]{0,78}?[^\s:!?,;.]"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_ZOOM = rf"(?:\d{{4}}-\d\d-\d\d[ T])?\d{{1,2}}:\d\d:\d\d(?: ?[AP]M)?[\t ]{{1,4}}{_FROM}"
_RECEIVER = r"(?P<to>[^:]{1,200}?)"
_TEXT = r" {0,3}:[ ]?(?P<text>.*)"
_CLOCK_BEHIND = rf" {{0,3}}\(?{CLOCK}\)?(?P<text>)"
# A line of these forms begins a message by itself.
OPENINGS = _compiled(
    rf"{_ZOOM}(?P<author>(?:(?! : ).){{1,200}}?){_TO}{_RECEIVER}{_TEXT}",
    rf"{_ZOOM}(?P<author>[^:]{{1,200}}?){_TEXT}",
    r"\d{1,2}:\d\d:\d\d\t(?P<author>[^\t]{1,200}?) ?:\t(?P<text>.*)",
    rf"{_FROM}(?P<author>.{{1,200}}?){_TO}{_RECEIVER}:{_CLOCK_BEHIND}",
    rf"(?P<author>{NAME}){_TO}(?P<to>Everyone|Iedereen|Tout le monde)[:,]? {_CLOCK_BEHIND}",
    rf"{FULL_DATE},? (?:(?:om|at|à) )?{CLOCK} [-–] (?:(?P<author>[^:]{{1,100}}?): ?)?(?P<text>.*)",
    rf"\[{TIME}\] {{1,4}}(?P<author>[^:]{{1,100}}?)(?:\s{{0,4}}:\s*(?P<text>.*))?\s*",
)
# Of these as well, where the names are those of people.
NAME_AND_TIME = _compiled(
    rf"(?P<author>{NAME})(?: {{2,}}|\t+ ?|, ){TIME}(?:\s+(?:edited|bewerkt|modifié)\.?)?",
    rf"(?P<author>[^\W\d_][^:!?\n\d]{{0,78}}?[^\W\d_]\)?)\d{{1,4}}[-/]\d{{1,2}}(?:[-/]\d{{2,4}})?"
    rf",? {CLOCK}",
)
TIME_LINE = re.compile(rf"{TIME}(?:\s*(?:→|->).*)?", re.IGNORECASE)

# The words of which the receivers of a message to everybody consist.
_TO_EVERYBODY = words_of(
    "everyone everybody iedereen alle all deelnemers panelleden tout le monde tous an jeder todos"
    " tutti panelists panelist participants attendees aanwezigen meeting group groep chat hosts"
    " host and en et in the de waiting breakout room wachtruimte wachtkamer vergadering"
)

# What a program writes itself: a whole line, or a whole message.
_PLACE = (
    r"(?:the |this |de |het |deze |dit |la |le )?(?:meeting|chat|conversation|call|group"
    r"|vergadering|gesprek|oproep|groep|réunion|community)"
)
_PREVIEW = r"(?:url preview for|url-voorbeeld voor|voorbeeld van url|aperçu de l'url)\b.*"
_SYSTEM = (
    r"(?:last read|laatst gelezen|dernière lecture|edited|bewerkt|modifié|bearbeitet|editado"
    r"|translate|vertalen|traduire|has context menu|(?:important|belangrijk|urgent)!?|pinned"
    r"|vastgemaakt|gelezen|gezien|seen|verzonden|sent|beantwoord(?:en)?|repl(?:y|ied)|répondre"
    r"|see more|read more|meer weergeven|meer lezen|like|vind ik leuk|null)\.?"
    rf"|{_PLACE} (?:started|ended|gestart|begonnen|beëindigd|afgelopen)\b.{{0,40}}"
    r"|.{1,80} (?:(?:joined|left|rejoined|quitté|rejoint|(?:deelgenomen|toegevoegd|uitgenodigd"
    rf"|toegetreden|lid geworden) (?:aan|voor|tot|van)) {_PLACE}\.?"
    rf"|(?:added .{{1,80}} to|named|renamed|changed) {_PLACE}\b.{{0,80}}"
    rf"|(?:heeft|hebben|hebt|is|zijn|bent) {_PLACE} (?:verlaten|gestart|gemaakt|beëindigd)\.?"
    r"|heeft de naam van .{1,80} gewijzigd.{0,80})"
    rf"|{_DAY}(?:,? \d{{1,2}} \w+(?: \d{{4}})?)?"
    r"|(?:profile picture of|profielfoto van|preview by|voorbeeld door) .{1,80}"
    rf"|{_PREVIEW}"
    r"|(?:has an attachment|heeft een bijlage|bijlage|attachment|pièce jointe): .*|\((?:gif|image"
    r"|afbeelding|sticker|meme|foto|photo)[^)]{0,40}\)"
)
_WITHDRAWN = (
    r"(?:dit bericht is (?:door .{1,60} )?verwijderd|je hebt dit bericht verwijderd"
    r"|this message (?:has been|was) deleted(?: by .{1,60})?|you deleted this message"
    r"|(?:ce )?message (?:a été )?supprimé|vous avez supprimé ce message"
    r"|diese nachricht wurde gelöscht|(?:wacht op dit bericht|waiting for this message)\b.{0,80})"
    r"\.?|(?:poll|peiling|sondage|umfrage):(?s:\n.*)?"
)
_ATTACHMENT = (
    r"<?(?:[\w-]+(?: [\w-]+)?|.{1,100}[•·].{1,60})"
    r" (?:weggelaten|omitted|omise?s?|absente?|ausgeschlossen|weggelassen)>?"
    r"|(?:gemiste?|missed|appel) .{0,20}(?:oproep|call|manqué).{0,40}"
    r"|(?:spraak|video)oproep.{0,40}|(?:voice|video) call.{0,40}"
    r"|(?:live ?)?(?:locatie|location|localisation)(?: gedeeld| shared)?(?:: https?://\S+)?"
    r"|.{1,160} \((?:bestand bijgevoegd|file attached|fichier joint|datei angehängt)\)"
    r"|<(?:bijgevoegd|attached|pièce jointe|fichier joint|anhang): .{1,160}>"
)
_REACTION = (
    r"(?:reacted to|a réagi à|(?:heeft )?gereageerd op|hat auf) (?s:.{0,400}) (?:with|met|avec"
    r"|mit) .{1,14}|(?:removed|verwijderd|supprimé) (?:an? |een |une? )?.{0,14} ?(?:reaction"
    r"|reactie|réaction) (?s:.{0,400})|(?:heeft|a|hat) (?:een |une |eine )?(?:reactie|réaction"
    r"|reaktion)?.{0,14}(?:verwijderd|supprimé|entfernt|retiré)(?s:.{0,400})|(?:add|remove"
    r"|toevoegen|verwijderen|ajouter|supprimer) [^\w\s]{1,12}|(?:like|heart|laugh|surprised|sad"
    r"|angry|vind[ -]ik[ -]leuk|hartje?|lach(?:en)?|verrast|verdrietig|boos) \d+"
    r"|\d+ .{1,40}(?:reactions?|reacties?|réactions?)\b\.?"
)
WITHDRAWN, ATTACHMENT = _compiled(_WITHDRAWN, _ATTACHMENT)
_NOISE = {
    SkipReason.SYSTEM: re.compile(f"{_SYSTEM}|{_WITHDRAWN}", re.IGNORECASE),
    SkipReason.ATTACHMENT: ATTACHMENT,
    SkipReason.REACTION: re.compile(_REACTION, re.IGNORECASE),
}
# What stands before the colon of a line of WhatsApp that nobody sent.
EVENT = re.compile(
    r"end-to-end|versleuteld|encrypted|chiffrés?|security code|beveiligingscode"
    r"| (?:heeft|hebben|hebt|changed|created|added|removed|a modifié|a changé|a créé|hat) ",
    re.IGNORECASE,
)
# What a message ends with that was edited, or has a picture.
BEHIND_A_TEXT = re.compile(
    r"<(?:(?:dit bericht is |this message was |ce message a été |diese nachricht"
    r" wurde )?(?:bewerkt|edited|modifié|bearbeitet)\.?"
    r"|(?:bijgevoegd|attached|pièce jointe|fichier joint|anhang): [^>]{1,160})>$",
    re.IGNORECASE,
)
PICTURE = re.compile(
    r"[^.]*|.*\.(?:jpe?g|png|gif|webp|heic|mp4|mov|3gp|opus|m4a|mp3)\b.*", re.IGNORECASE
)
QUOTE = re.compile(
    r"\A(?:replying to|reply to|antwoord verzenden naar|antwoord op|als antwoord op|beantwoordt"
    r"|répondre à|en réponse à|réponse à|antwort auf|antworten auf) (?:[\"“„«].{0,400}?(?:\.{3}"
    r"|…)[\"”“»]|[\"“„«][^\"”“»]{0,400}[\"”“»]):?(?:\s+|\Z)",
    re.IGNORECASE | re.DOTALL,
)
# The quotation that an answer of Teams begins with; what it shows of a link; and the line
# "first words by NAME" that announces a message.
BLOCKS = re.compile(
    r"^[ \t]*(?:profile picture of .{1,80}?\.)?(?:begin reference|début de (?:la )?référence"
    r"|begin(?: van)? (?:de )?(?:verwijzing|referentie|citaat))\b.*(?:\n.*){0,2}?"
    rf"\n[ \t]*{TIME}[ \t]*(?:(?:\n.*){{0,6}}?\n(?:.*(?:…|\.\.\.)|[ \t]*(?:end reference"
    r"|einde? (?:van )?(?:de )?(?:verwijzing|referentie|citaat)|fin de (?:la )?référence)\.?)"
    r"[ \t]*$|\n.*)"
    rf"|^[ \t]*{_PREVIEW}(?:\n.*){{0,2}}?\n(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,12}}/?$"
    r"|^.* (?:by|door|par) (?P<who>[^\n,]{1,80}(?:, [^\n,]{1,80})?)(?:,.{0,200})?"
    rf"\n(?:[ \t]*\n){{0,2}}(?=(?P=who)[ \t]*\n(?:[ \t]*\n){{0,2}}[ \t]*{TIME}[ \t]*$)",
    re.IGNORECASE | re.MULTILINE,
)

# Words that stand above or beside the times of a programme, not of a chat.
AGENDA = words_of(
    "opening welkom inloop pauze afsluiting start einde lunch borrel plenair rondvraag"
    " introductie presentatie workshop tips koffie agenda programma aanvang sluiting"
    " ontvangst diner ochtend middag avond break welcome closing"
)

# Greetings and thanks, which are no tips; and assent, which is none alone or with a mark.
_GREETINGS = words_of(
    "goedemorgen goedenmorgen goeiemorgen goedemiddag goedenmiddag goeiemiddag goedenavond"
    " goedeavond goeieavond goedendag goede goeie hallo hoi hai hey hé hi hello dag welkom welcome"
    " morning afternoon evening bonjour bonsoir doei doeg tot fijn fijne bye revoir bedankt dank"
    " dankjewel dankuwel thanks thank thx merci danke"
)
_GREETED = words_of(
    "morgen middag avond n heel alvast ziens straks dan volgende keer weekend good au je jullie u"
    " wel you allemaal allen iedereen all everyone everybody mensen collega collegas s samen team"
    " tous à weer ook maar hoor daar beste voor het de een mooie leuke uitnodiging sessie"
)
_ASSENT = words_of("eens agree agreed accord inderdaad")
_ASSENTED = words_of("helemaal zeker volledig heel mee totally d ja")

_WORD = re.compile(r"\w+")
_MAX_WORDS_IN_A_NAME = 7
_SENTENCE_END = re.compile(r"(?:[!?:;,…]|\w{3}\.)$")  # a name may end in "J.P."
_EXCLAIMED = re.compile(r"!|[^\w\s.,;:?'\"()-]")


def noise_in(text: str) -> SkipReason | None:
    """Return what a line or message is that nobody typed; None for one that somebody did."""
    return next((reason for reason, form in _NOISE.items() if form.fullmatch(text)), None)


def reason_to_skip(text: str) -> SkipReason | None:
    """Return why a message is no tip; None for one that may be."""
    if reason := noise_in(text):
        return reason
    if text and not any(map(str.isalpha, text)):
        return SkipReason.WORDLESS
    return SkipReason.GREETING if _is_greeting(text) else None


def _is_greeting(text: str) -> bool:
    """Tell whether a text only greets, thanks or agrees; "mee eens" is one with its mark."""
    words = set(_WORD.findall(text.casefold()))
    if words & _ASSENT and words <= _ASSENT | _ASSENTED:
        return len(words) == 1 or _EXCLAIMED.search(text) is not None
    return bool(words & _GREETINGS) and words <= _GREETINGS | _GREETED


def is_everybody(receivers: str) -> bool:
    """Tell whether a message is to everybody, by its receivers."""
    words = {word for word in _WORD.findall(receivers.casefold()) if not word.isdigit()}
    return bool(words) and words <= _TO_EVERYBODY


def may_be_name(text: str) -> bool:
    """Tell whether a line may be somebody's name."""
    said = text.strip()
    return (
        any(map(str.isalpha, said))
        and len(said.split()) <= _MAX_WORDS_IN_A_NAME
        and not _SENTENCE_END.search(said)
        and not noise_in(said)
    )
