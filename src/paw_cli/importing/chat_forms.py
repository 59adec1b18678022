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

from __future__ import annotations

import re

_DAY = (
    r"(?:gisteren|vandaag|yesterday|today|hier|aujourd'hui"
    r"|ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?"
    r"|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\.?"
)
_MONTH = (
    r"(?:jan|feb|mrt|maart|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec|janv|févr|mars|avr|mai"
    r"|juin|juil|août|déc)[a-zé]*\.?"
)
DATE = (
    rf"(?:\d{{1,4}}[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?\.?|\d{{1,2}}\.? {_MONTH}(?:,? \d{{4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}}-{_MONTH}-\d{{2,4}})"
)
FULL_DATE = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\.?"
CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?\s?m\.?)?(?: uur)?"
TIME = rf"(?:{_DAY},? )?(?:{DATE},? )?(?:(?:om|at|à|-) )?{CLOCK}(?:(?: [•·]|,) {DATE})?"
_ZOOM_TIME = r"(?:\d{4}-\d\d-\d\d[ T])?\d{1,2}:\d\d:\d\d(?: ?[AP]M)?"
_FROM = r"(?:From|Van|De|Von|Da)"
_TO = r"(?:to|To|aan|naar|Aan|à|À|an|An)"
NAME = r"[^\W\d_][^:!?\n]{0,78}?[^\s:!?,;.]"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_ZOOM_BEGIN = rf"{_ZOOM_TIME}[\t ]{{1,4}}{_FROM} {{1,3}}"
_TEXT = r" {0,3}:[ ]?(?P<text>.*)"
_FROM_TO = rf"{{1,3}}{_TO} {{1,3}}(?P<to>[^:]{{1,200}}?)"
_SHOWN_CLOCK = rf" {{0,3}}\(?{CLOCK}\)?(?P<text>)"
ZOOM = _compiled(
    rf"{_ZOOM_BEGIN}(?P<author>(?:(?! : ).){{1,200}}?) {_FROM_TO}{_TEXT}",
    rf"{_ZOOM_BEGIN}(?P<author>[^:]{{1,200}}?){_TEXT}",
    r"\d{1,2}:\d\d:\d\d\t(?P<author>[^\t]{1,200}?) ?:\t(?P<text>.*)",
    rf"{_FROM} {{1,3}}(?P<author>.{{1,200}}?) {_FROM_TO}:{_SHOWN_CLOCK}",
    rf"(?P<author>{NAME}) {{1,3}}{_TO} (?P<to>Everyone|Iedereen|Tout le monde)[:,]? {_SHOWN_CLOCK}",
)
_DAY_AND_CLOCK = rf"{FULL_DATE},? (?:(?:om|at|à) )?{CLOCK}"
_PERHAPS_AUTHOR = r"(?:(?P<author>[^:]{1,100}?): ?)?(?P<text>.*)"
WHATSAPP = _compiled(
    rf"{_DAY_AND_CLOCK} [-–] {_PERHAPS_AUTHOR}",
    rf"\[{_DAY_AND_CLOCK}\] (?P<author>[^:]{{1,100}}?): ?(?P<text>.*)",
    rf"\[{CLOCK}, {FULL_DATE}\] (?P<author>[^:]{{1,100}}?): ?(?P<text>.*)",
)
TEAMS_BRACKETED = re.compile(
    rf"\[{TIME}\] {{1,4}}(?P<author>[^:]{{1,80}}?)(?:\s{{0,4}}:\s*(?P<text>.*))?\s*", re.IGNORECASE
)
_EDITED = r"(?:edited|bewerkt|modifié)\.?"
_STUCK_DATE = r"\d{1,4}[-/]\d{1,2}(?:[-/]\d{2,4})?"
TEAMS_ONE_LINE = _compiled(
    rf"\s*(?P<author>{NAME})(?: {{2,}}|\t+ ?|, ){TIME}(?:\s+{_EDITED})?\s*",
    rf"\s*(?P<author>[^\W\d_][^:!?\n\d]{{0,78}}?[^\W\d_)]){_STUCK_DATE},? {CLOCK}\s*",
)
# A line of these forms begins a message by itself.
ONE_LINE = (*ZOOM, *WHATSAPP, TEAMS_BRACKETED)
TIME_LINE = re.compile(rf"\s*{TIME}(?:\s*(?:→|->).*)?\s*", re.IGNORECASE)

TO_EVERYBODY = re.compile(
    r"(?:everyone|everybody|iedereen|alle deelnemers|alle panelleden|tout le monde|tous|alle"
    r"|an alle|jeder|todos|tutti|all (?:panelists?|participants|attendees)|panelists?|panelleden"
    r"|(?:meeting )?group(?: chat)?|groep|hosts? (?:and|en|&|et) (?:all )?(?:panelists?|panelleden"
    r"|everyone)|(?:all |alle )?(?:panelists?|panelleden) (?:and|en) (?:all )?(?:attendees"
    r"|aanwezigen|deelnemers)|(?:waiting room|wachtruimte|wachtkamer)(?: participants"
    r"| deelnemers)?|breakout room.{0,20})(?: ?\((?:in )?(?:the |de )?(?:waiting room|wachtruimte"
    r"|wachtkamer|meeting|vergadering|everyone)\)| in (?:the |de )?(?:meeting|vergadering"
    r"|waiting room|wachtruimte))?",
    re.IGNORECASE,
)

# What a program writes itself: a whole line, or a whole message.
_HAS = r"(?:heeft|hebben|hebt|has|have|a|ont|is|zijn|bent|was|were)"
_PLACE = (
    r"(?:the |this |de |het |deze |dit |la |le )?(?:meeting|chat|conversation|call|group"
    r"|vergadering|gesprek|oproep|groep|réunion|conversation|community)"
)
SYSTEM = re.compile(
    r"(?:last read|laatst gelezen|dernière lecture|edited|bewerkt|modifié|bearbeitet|editado"
    r"|translate|vertalen|traduire|has context menu|important!?|belangrijk!?|urgent!?|pinned"
    r"|vastgemaakt)\.?"
    rf"|{_PLACE} (?:started|ended|gestart|begonnen|beëindigd|afgelopen)\b.{{0,40}}"
    rf"|.{{1,80}} (?:{_HAS} )?(?:joined|left|rejoined|quitté|rejoint) {_PLACE}\.?"
    rf"|.{{1,80}} (?:{_HAS} )?added .{{1,80}} to {_PLACE}\b.{{0,40}}"
    rf"|.{{1,80}} {_HAS} (?:deelgenomen aan|.{{1,80}} toegevoegd aan|toegevoegd aan) {_PLACE}\.?"
    rf"|.{{1,80}} {_HAS} {_PLACE} (?:verlaten|gestart|gemaakt|beëindigd)\.?"
    r"|.{1,80} (?:named|renamed|changed) the (?:meeting|group|chat|conversation)\b.{0,80}"
    r"|.{1,80} heeft de naam van .{1,80} gewijzigd.{0,80}"
    rf"|{_DAY},? \d{{1,2}} \w+(?: \d{{4}})?|{_DAY}"
    r"|(?:profile picture of|profielfoto van|preview by|voorbeeld door) .{1,80}"
    r"|(?:has an attachment|heeft een bijlage|bijlage|attachment|pièce jointe): .*|\((?:gif|image"
    r"|afbeelding|sticker|meme|foto|photo)[^)]{0,40}\)|.{1,80} is (?:lid geworden van"
    r"|toegetreden tot|uitgenodigd voor) .{1,80}|(?:gelezen|gezien|seen|verzonden|sent|beantwoord"
    r"|replied)\.?|(?:reply|beantwoorden|répondre|see more|meer weergeven|meer lezen|read more"
    r"|like|vind ik leuk)",
    re.IGNORECASE,
)
# Lines of WhatsApp without an author, or with the group as one.
GROUP_EVENT = re.compile(
    r".{0,120}\b(?:end-to-end|versleuteld|encrypted|chiffrés?|heeft de groep|heeft deze groep"
    r"|created (?:this )?group|heeft (?:je|u|jou|.{1,80}) (?:toegevoegd|verwijderd)|added (?:you"
    r"|.{1,80})|removed (?:you|.{1,80})|(?:is|bent|heeft) (?:weggegaan|toegevoegd|deelgenomen"
    r"|verlaten|de groep verlaten)|nam deel via|joined using|(?:heeft|hebt) .{0,80}(?:gewijzigd"
    r"|aangemaakt|gemaakt|vastgezet|uitgeschakeld|ingeschakeld)|changed (?:the|this|their|to)"
    r"|beveiligingscode|security code|is now an admin|is nu (?:een )?beheerder|a quitté|a ajouté"
    r"|a créé|a rejoint)\b",
    re.IGNORECASE,
)
EVENT_VERB = re.compile(
    r" (?:heeft|hebben|hebt|changed|created|added|removed|a modifié|a changé|hat) ", re.IGNORECASE
)
DELETED = re.compile(
    r"(?:dit bericht is (?:door .{1,60} )?verwijderd|je hebt dit bericht verwijderd"
    r"|this message (?:has been|was) deleted(?: by .{1,60})?|you deleted this message"
    r"|(?:ce )?message (?:a été )?supprimé|vous avez supprimé ce message"
    r"|diese nachricht wurde gelöscht"
    r"|(?:wacht op dit bericht|waiting for this message)\b.{0,80}|null)\.?",
    re.IGNORECASE,
)
EDITED = re.compile(
    r"<(?:dit bericht is bewerkt|this message was edited|ce message a été modifié|bewerkt"
    r"|edited)\.?>$",
    re.IGNORECASE,
)
MEDIA = re.compile(
    r"<?(?:media|médias?|medien|afbeelding|foto|video|videonotitie|audio|spraakbericht|sticker|gif"
    r"|document|contactkaart|image|photo|picture|video note|voice message|contact card|vidéo|bild"
    r"|.{1,100}[•·].{1,60}) (?:weggelaten|omitted|omise?s?|absente?|ausgeschlossen|weggelassen)>?"
    r"|(?:gemiste?|missed|appel) .{0,20}(?:oproep|call|manqué).{0,40}|(?:spraak"
    r"|video)oproep.{0,40}|(?:voice|video) call.{0,40}|(?:live ?)?(?:locatie|location"
    r"|localisation)(?: gedeeld| shared)?(?:: https?://\S+)?",
    re.IGNORECASE,
)
ATTACHED = re.compile(
    r".{1,160} \((?:bestand bijgevoegd|file attached|fichier joint|datei angehängt)\)"
    r"|<(?:bijgevoegd|attached|pièce jointe|fichier joint|anhang): .{1,160}>",
    re.IGNORECASE,
)
PICTURE_NAME = re.compile(
    r"\.(?:jpe?g|png|gif|webp|heic|mp4|mov|3gp|opus|m4a|mp3)\b", re.IGNORECASE
)
POLL = re.compile(r"(?:poll|peiling|sondage|umfrage):", re.IGNORECASE)

_QUOTED = r"[\"“”„«‘'].{0,400}?[\"“”»’']"
REACTION = re.compile(
    r"(?:reacted to|a réagi à|heeft gereageerd op|hat auf|gereageerd op) .{0,400} (?:with|met|avec"
    r"|mit) .{1,14}|(?:removed|verwijderd|supprimé) (?:an? |een |une? )?.{0,14} ?(?:reaction"
    r"|reactie|réaction) .{0,400}|(?:heeft|a|hat) (?:een |une |eine )?(?:reactie|réaction"
    r"|reaktion)?.{0,14}(?:verwijderd|supprimé|entfernt|retiré).{0,400}|(?:add|remove|toevoegen"
    r"|verwijderen|ajouter|supprimer) [^\w\s]{1,12}|(?:like|heart|laugh|surprised|sad|angry"
    r"|vind[ -]ik[ -]leuk|hartje?|lach(?:en)?|verrast|verdrietig|boos) \d+"
    r"|\d+ .{1,40}(?:reactions?|reacties?|réactions?)\b\.?"
    r"|.{1,80} (?:liked|loved|laughed at|emphasized) " + _QUOTED,
    re.IGNORECASE | re.DOTALL,
)
QUOTE = re.compile(
    r"(?:replying to|reply to|antwoord verzenden naar|antwoord op|als antwoord op|beantwoordt"
    r"|répondre à|en réponse à|réponse à|antwort auf|antworten auf) (?:[\"“„«].{0,400}?(?:\.{3}"
    r"|…)[\"”“»]|[\"“„«][^\"”“»]{0,400}[\"”“»]):?(?:\s+|$)",
    re.IGNORECASE | re.DOTALL,
)
REPLY_BLOCK = re.compile(
    r"(?:profile picture of .{1,80}?\.)?(?:begin reference|begin(?: van)? (?:de )?(?:verwijzing"
    r"|referentie|citaat)|début de (?:la )?référence)\b.*",
    re.IGNORECASE,
)
END_OF_REPLY = re.compile(
    r"(?:end reference|einde? (?:van )?(?:de )?(?:verwijzing|referentie|citaat)"
    r"|fin de (?:la )?référence)\.?|.*(?:…|\.\.\.)",
    re.IGNORECASE,
)
URL_PREVIEW = re.compile(
    r"(?:url preview for|url-voorbeeld voor|voorbeeld van url|aperçu de l'url)\b.*", re.IGNORECASE
)
DOMAIN = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}/?", re.IGNORECASE)

# Greetings, thanks and assent, which are no tips; assent needs its exclamation mark.
_ALL = (
    r"(?: (?:allemaal|allen|iedereen|all|everyone|everybody|mensen|collega['’]?s|samen|team|tous"
    r"|à tous"
    r"|weer|ook|maar|hoor|daar|beste|voor|het|de|een|fijne|mooie|leuke|avond|dag|weekend|uitnodiging|sessie))*"
)
GREETING = re.compile(
    r"(?:(?:heel |alvast )?(?:goe(?:de|ie)?[ n]?(?:morgen|middag|avond|dag)|hallo|hoi|hai|hey|hé"
    r"|hi|hello|dag|welkom|welcome|good (?:morning|afternoon|evening)|bonjour|bonsoir|doei|doeg"
    r"|tot (?:ziens|straks|dan|de volgende keer)|fijne avond|fijn weekend|bye|au revoir|bedankt"
    r"|dank(?: je| jullie| u)?(?: wel)?|dankjewel|dankuwel|thanks"
    r"|thank you|thx|merci|danke)" + _ALL + r"[ ,]*)+"
    r"|(?:helemaal |zeker |volledig |heel )?(?:mee )?eens|totally agree|agreed?|d'accord|\+ ?1"
    r"|ja eens|inderdaad",
    re.IGNORECASE,
)
ASSENT = re.compile(r"(?:.* )?(?:eens|agreed?|d'accord|inderdaad)", re.IGNORECASE)
