package segment

import "strings"

// What papers print about themselves and about their pages, in the languages of the letters that this profile reads: English, German, French,
// Spanish, Portuguese, Italian, Dutch, the Scandinavian ones, Polish, Czech and Russian.

const (
	// pageWord is what stands before a page's number.
	pageWord = `(?i:pages?|seite|página|pagina|pág\.?|pag\.?|blz\.?|bladzijde|sid(?:an|a|en|e)?\.?|str(?:ona|onie|any|aně|ana|án|\.)|стр(?:аница|\.)?|p\.)`

	// moneyWord is what a copy is paid in.
	moneyWord = `(?i:cents?|cts?\.?|pence|penny|d\.|¢|pf(?:ennige?|g)?\.?|groschen|kreuzer|heller|centimes?|c\.|céntimos|cts|pesetas?|centavos|réis|centesimi|cent\.?|lire|öre|øre|gr(?:oszy)?\.?|haléř\p{L}*|kč|коп(?:еек|\.)?)`
)

// latinFurniture is what a page prints about itself, wherever it stands.
var latinFurniture = patternOf(`^(?:` + strings.Join([]string{
	`[—–-]? ?(?:[A-Z]-?)?\d{1,3} ?[—–-]?`,
	pageWord + ` (?:[A-Z]-?)?\d{1,3}`,
	`(?:[A-Z]-?)?\d{1,3}[.-]?(?:ª|º|a|й|я)? ` + pageWord,
	`(?i:\d\. (?:sektion|section|teil|blad|blatt|beilage|bilaga)|(?:section|sektion|teil|katern|cahier) (?:[A-Z]|\d)),? ` + pageWord + ` \d{1,3}`,
	`(?:PAGE|Page) (?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|One|Two|Three|Four|Five|Six|Seven|Eight)`,
	`(?i:(?:eerste|tweede|derde|vierde|erstes|zweites|drittes|första|andra|tredje) (?:blad|blatt|beilage|bilaga|sektionen)\.?)`,
	`(?i:vol(?:ume|\.)?) ?[IVXLCDM\d]+\b.{0,80}`,
	`(?i:año|anno|année|an|jahrg(?:ang|\.)|årg(?:ång|ang|\.)|jaarg(?:ang|\.)|rok|ročník|tom|год) [IVXLCDM\d]+\b.{0,90}`,
	`\d{1,3}(?:\.|e|ème|er|ª|º|st|nd|rd|th|te|de)? (?i:jahrg(?:ang|\.)|jaarg(?:ang|\.)|année|año|anno|årg(?:ång|ang|\.)|rok|ročník|year)\b.{0,60}`,
	`(?i:no[.º]|nr\.?|n[°.º]|núm(?:ero|\.)|num(?:ero|er|\.)|číslo|issue|number|№) ?[\d,.]+\.?(?:[ (].{0,60})?`,
	`(?i:price|preis|prix|precio|preço|prezzo|prijs|pris|cena|цена|lösnummer|løssalg|single cop(?:ies|y)|le numéro|un numero|número suelto|einzelpreis|einzelnummer|losse nummers)\b.{0,70}`,
	`(?i:established|gegründet|founded|fondé|fundado|fondato|registered at|entered at|published every|erscheint|verschijnt|paraissant|se publica)\b.{0,90}`,
	`(?i:abonnements?(?:preis)?|abonnementsprijs|subscriptions?|suscrici[oó]n|suscripci[oó]n|assignaturas?|abbonament[oi]|bezugspreis|prenumerat\p{L}*|подписка|подписная цена)(?: ?[:.—–-].{0,90})?`,
	`(?i:(?:les )?annonces|réclames|insertions|insertionsgebühr\p{L}*|anzeigenpreis|inserate|advertenti[eë]n|inserzioni|anuncios|annonser|annoncer|ogłoszenia|advertising rates|reda(?:ction|cción|zione|cção|ktion) [ey&] administra\p{L}+|administra(?:tion|ción|zione|ção) [ey&] r[eé]da\p{L}+|(?:rédaction|administration) et (?:administration|rédaction))(?: ?[:.—–-].{0,90}|.{0,60}\d.{0,40})?`,
	`.{0,40}\((?:un an|one year|un año|ein jahr|(?:\d{1,2}|six|trois|seis|tres|three|sei|tre) (?:mois|months|meses|mesi|monate|maanden))\).{0,60}\d.{0,40}`,
	`(?i:edi(?:ciones|tions|ções|zioni) (?:de |du |della? )?\p{L}+(?:, \p{L}+)*(?: (?:y|et|and|e) \p{L}+)?)\.?`,
	`(?i:(?:one|two|three|four|five|six|ten|half|cinq|dix|quinze|zehn|fünf|zwanzig|cinco|diez|quince|dez|dieci|cinque|vijf|tien|tio|fem)[ -]?` + moneyWord + `|(?:[$£€] ?)?\d{1,3}(?:[.,]\d\d)? ?(?:€|` + moneyWord + `)?)\.?`,
	moneyWord + ` ?\d{1,3}(?:[.,]\d\d)?\.?`,
	`(?i:(?:one|two|four|six|eight|ten|twelve|fourteen|sixteen|\d{1,3}) pages)\.?`,
	`(?i:(?:late|early|final|city|home|morning|evening|first|second|national|late city) edition|morgen-?ausgabe|abend-?ausgabe|erste ausgabe|édition (?:du (?:matin|soir)|de paris)|edición de la (?:mañana|tarde|noche))\.?`,
	`[\[({<]?(?:©|\(c\)|(?i:copyright)[ ,:.]).{3,80}`,
	`(?:www\.)?\S+\.(?:com|org|net|info|co\.uk|com\.au|de|fr|es|it|nl|be|ch|at|pl|cz|ru|se|no|dk|pt|br)(?:/\S*)?`,
	`\S+@\S+\.\p{L}{2,6}`,
	`제 ?\d{1,6} ?[호판](?: .{0,20})?`,
	`\d{1,2} ?면`,
}, "|") + `)$`)

// latinImprint is who makes the paper, at a page's edge.
var latinImprint = patternOf(`^(?i:(?:le )?gérant|verantwortlich\p{L}*|druck (?:und|u\.) verlag|druck von|rotationsdruck|imprim(?:erie|é|ido|ería)|imp\.|imprenta|tip(?:ografia|\.)|stamperia|drukkerij|drukarnia|tisk|` +
	`отв(?:етственный|\.)? ?редактор|редактор|уполн(?:омоченный|\.)|тираж|типография|адрес редакции|printed(?: and published)? (?:by|at|for)|published by|member of (?:the )?(?:associated|united) press|` +
	`(?:editor|director|direttore|diretor|directeur|redacteur|redaktion|schriftleitung|redaktör)(?: responsab(?:le|ile)|-proprietario)?:)(?:[ :.,—–-].{0,90}|$)`)

// latinOrgan is whose paper it is.
var latinOrgan = patternOf(`^(?i:orgaan?|organe?|órgano|órgão|organo|орган) (?i:of|für|der|des|du|de|del|della|di|van|voor|for|för|\p{Cyrillic}).{2,90}$|^Пролетарии всех стран`)

// latinIndex is a line of what stands on which page: Sports.......C1. indexTitle stands above such lines.
var (
	latinIndex = patternOf(`^\p{Lu}[\p{L}&/,' -]{1,40}(?:\.{2,}|(?: \.){2,}|…+) ?(?:[A-Z]-?)?\d{1,3}(?:[,-] ?\d{1,3})*$`)
	indexTitle = patternOf(`^(?i:inside(?: today)?|index|today'?s index|in this (?:issue|edition)|what's inside|in dieser ausgabe|inhalt|sommaire|sumario|sumário|índice|indice|inhoud|innehåll|spis treści|obsah|в номере)[:.]?$`)
)

// paperName is a masthead.
var paperName = patternOf(`^(?:(?i:the|die|der|das|le|la|el|il|l'|o|de|het) )?(?:[\p{L}'’.-]+ ){0,3}(?i:\p{L}*(?:tidning(?:en)?|zeitung|anzeiger|blatt|bladet|posten|dagblad|avis(?:en)?|tidende)|diário|hlas|noticias|nouvelles|courrier|times|herald|gazette|chronicle|post|news|tribune|sun|star|journal|courier|examiner|advertiser|telegraph|mail|record|press|observer|guardian|mercury|argus|republican|democrat|bulletin|echo|register|globe|standard|enterprise|intelligencer|dispatch|sentinel|citizen|leader|` +
	`zeitung|nachrichten|anzeiger|tageblatt|tagblatt|kreisblatt|volksblatt|wochenblatt|bote|kurier|presse|rundschau|matin|temps|figaro|soir|réveil|petit journal|écho|progrès|dépêche|indépendant|diario|heraldo|voz|gaceta|correo|imparcial|liberal|gazeta|correio|jornal|corriere|gazzetta|giornale|messaggero|stampa|courant|dagblad|handelsblad|nieuwsblad|tidning|tidningen|dagbladet|nyheter|kurjer|kurier|dziennik|głos|listy|noviny|правда|известия|знамя|новости|вестник|газета|коммуна)(?: [\p{Lu}&-][\p{L}'’.-]*| (?:de|del|du|of|da|do|della|le|la|труда)){0,3}\.?$`)

// latinJump is a pointer to another page or from one, latinToCome one to a day to come or to another column.
var (
	latinJump = patternOf(`(?i)^(?:\W{0,3}(?:(?:please )?(?:continued|cont[’']?d|cont\.|concluded|turn|see|story|more|fortsetzung|siehe|mehr|suite|voir|lire|sigue|continúa|pasa|viene|ver|continua|segue|dalla|vervolg|zie|forts(?:ættes|ätt\p{L}*|\.)?|ciąg dalszy|dokończenie|c\.d\.|czytaj|pokračování|více|окончание|продолжение|начало|подробнее))(?:[^\p{L}][^.!?]{0,40}?)?[^\p{L}]` + pageWord + `\s?(?:[A-Z]-?)?(?:\d{1,3}(?:[-.]?[ªº])?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:, ?(?:col(?:umn|\.)?) ?\d)?\W{0,3}` +
		`|\W{0,3}(?:continued|cont[’']?d|concluded|turn|see)\b[^.!?]{0,40}? (?:column|col\.) ?\d{1,2}\W{0,3}` +
		`|\W{0,3}(?:continued|concluded) (?:on|from) (?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|next|last|\d+(?:st|nd|rd|th)) page\W{0,3}` +
		`|\W{0,3}from (?:page )?(?:[A-Z]-?)?\d{1,3}\W{0,3}` +
		`|\W{0,3}(?:continúa|sigue|pasa|continua|segue|viene|concluye|suite|voir)\b[^.!?]{0,24}? (?:primera|segunda|tercera|cuarta|quinta|sexta|prima|seconda|terza|primeira|terceira|1re|première|deuxième|troisième|quatrième|\d{1,2}[-.]?(?:[ªº]|a|e|ème)) ` + pageWord + `\W{0,3}` +
		`|\W{0,3}(?:окончание|продолжение|начало)[^.!?]{0,24} \d{1,2}(?:-?[йяе])? (?:стр|полос)\p{L}*\W{0,3})$`)
	latinToCome = patternOf(`^\W{0,3}(?i:to be continued|(?:continued|concluded) (?:in|on|from) (?:the )?(?:next|last|preceding|following) (?:column|page|issue)|[àa] suivre|la suite (?:à|au) (?:demain|prochain numéro)|fortsetzung folgt|schluß folgt|schluss folgt|wordt vervolgd|slot volgt|(?:se )?continuará|concluirá|continua(?:rá)?|(?:la )?(?:fine|continuazione) (?:a|al|alla) \p{L}+(?: \p{L}+)?|forts(?:ættes|ättning följer)|ciąg dalszy nastąpi|c\. ?d\. ?n|pokračování (?:příště|zítra)|продолжение следует|окончание следует)\W{0,3}$`)
)

// latinNotice opens an advertisement or a notice.
var latinNotice = patternOf(`^(?:(?:FOR SALE|FOR RENT|TO LET|TO RENT|TO BE SOLD|SITUATIONS? (?:WANTED|VACANT)|HELP WANTED|BOARD AND|PUBLIC NOTICES?|LEGAL NOTICES?|CLASSIFIEDS?|ADVERTISEMENTS?|For Sale|For sale|Notice is hereby given|(?:Administrator|Executor|Sheriff)[’']?s (?:Notice|Sale)|The weather|THE WEATHER|Weather forecast|WEATHER FORECAST|` +
	`Das Wetter|Kleinanzeigen|Zu vermieten|Zu verkaufen|Bekanntmachung|Holz-?Auktion|Petites [Aa]nnonces|PETITES ANNONCES|À (?:vendre|louer)|A (?:VENDRE|LOUER)|SE (?:VENDE|ALQUILA|TRASPASA)|Se (?:vende|alquila)|VENDE-SE|ALUGA-SE|AFFITTASI|VENDESI|TE (?:KOOP|HUUR)|Te [Kk]oop|GEVRAAGD|TILL SALU|UTHYRES|PROGNOZA POGODY)(?:[^\p{L}]|$)` +
	`|(?:WANTED|LOST|FOUND|AUCTION|BIRTHS?|MARRIAGES?|DEATHS?|DIED|MARRIED|BORN|NOTICES?|WEATHER|Wanted|Lost|Wetter)(?: ?[.:;,—–-]|$))`)

var latinContact = patternOf(`(?i)^(?:so erreichen sie|how to (?:reach|contact) us|contact us|kontakt zur redaktion|pour nous joindre|cómo contactar)|^(?:subscriptions?|advertising|newsroom|editor|telephone|tel\.|phone|circulation|classifieds?)\b ?(?:rates|[:.])|\b(?:tel|tél|telephone|phone|telefon|teléfono|telefono|тел)\b[.: ]*\(?\d{2,}`)

// sections are what pages are called.
const sections = `sports?|business|opinion|metro|local news|home news|local|world|nation|national|international|arts|culture|life|news|obituaries|editorials?|letters|classifieds?|features|finance|markets|front page|weather|` +
	`lokales|politik|wirtschaft|kultur|feuilleton|aus aller welt|aus der region|locale|régions?|sociedad|deportes|cronaca(?: di \p{L}+)?|economia|spettacoli|esteri|binnenland|buitenland|inrikes|utrikes`

var sectionLabel = patternOf(`^(?i:` + sections + `)$`)

// label is what a paper prints above a title: the name of a column.
var label = patternOf(`^(?i:(?:news )?analysis|opinion|editorial|exclusive|focus|special report|breaking(?: news)?|(?:news )?in brief|briefs|local news|the latest|commentary|interview|profile|review|feature|sports?|business|politics|obituar(?:y|ies)|investigation|comment|police (?:log|blotter)|letters?(?: to the editor)?|agenda|` +
	`cables?(?: news| messages| intelligence)?|british and foreign|news of the (?:day|week)|(?:home|british|foreign|european|australian|american|colonial|intercolonial|district|country|political|personal|sporting|mining|commercial|church) (?:news|notes|items|intelligence|cables|gossip)|` +
	`local(?: and general| intelligence| and district| topics| items| gossip)|general news|town (?:talk|topics)|(?:latest|foreign|telegraphic|shipping|general|miscellaneous|domestic|provincial|naval and military|ecclesiastical|commercial) (?:intelligence|news)|items of (?:general )?interest|odds and ends|the week[’']s news|epitome of news|latest telegrams|country news|correspondence|original correspondence|` +
	`tagesneuigkeiten|kleine chronik|(?:aus dem )?gerichtssaale?|telegramme|telegraphische depeschen|neueste (?:nachrichten|telegramme|depeschen)|verschiedenes|allerlei|eingesendet|handel und verkehr|volkswirt[sſ]chaft(?:liches)?|theater und kunst|` +
	`telegram|domstolarne?|från (?:landsorten|utlandet)|telegrammer|indlandet|udlandet|retssager|telegrammen|gemengde berichten|laatste berichten|sähkösanomia|kotimaa|ulkomaalta|nouvelles de l'étranger|dépêches(?: télégraphiques)?|informations|telegrammi|dispacci(?: della notte)?|notizie varie|` +
	`lokales(?: und provinzielles)?|provinzielles|vermischtes|aus stadt und land|politische (?:rundschau|übersicht|tagesschau)|(?:in|aus)land|letzte nachrichten|feuilleton|leitartikel|kommentar|meinung|leserbriefe?|kurz (?:notiert|gemeldet|berichtet)|kurznachrichten|notizen|polizeibericht|termine|` +
	`éditorial|reportage|tribune|chronique (?:locale|régionale|du jour|départementale)|faits divers|nouvelles (?:locales|du jour|diverses)|dernière heure|dernières nouvelles|échos|en bref|en deux mots|agenda|tribunaux|courrier des lecteurs|nécrologie|` +
	`noticias (?:locales|generales|varias)|crónica (?:local|general)|gacetillas?|última hora|sucesos|de sociedad|tribunales|cartas al director|breves|en breve|notas? (?:sociaes|sociais|locaes|locais)|telegrammas|telegramas|cartas dos leitores|` +
	`cronaca(?: locale| cittadina)?|ultime notizie|recentissime|in breve|brevi|lettere(?: al direttore)?|necrologi|` +
	`binnenland|buitenland|stadsnieuws|gemengd nieuws|rechtzaken|kerknieuws|kunst en letteren|kort nieuws|ingezonden(?: stukken)?|sport|` +
	`sport|dödsfall|ur dagens krönika|insändare|notiser|kort sagt|z miasta|kronika(?: \p{L}+)?|z kraju|ze świata|krótko|listy do redakcji|z domova|ze světa|krátce|` +
	`за рубежом|по стране|происшествия|коммунальное хозяйство|письма читателей|письма в редакцию|хроника|коротко|спорт|объявления)(?::.*|\.?)$`)
