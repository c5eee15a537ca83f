package segment

// language is what the reading knows of one language: words, in small letters unless they are printed otherwise. A word that has
// an ending is a pattern.
type language struct {
	name string

	// small are its commonest small words. They tell what a page is written in, and no headline and no sentence ends with one of those
	// before the bar.
	small string

	by       string // what stands before a name in a byline
	own      string // the paper's own people, who may stand there without a name or before one: our correspondent
	nameless string // a byline's row that names nobody
	job      string // what stands behind or below a name
	given    string // common given names, which make two words with capitals a name

	masthead string // small words in mastheads
	short    string // words whose full stop ends no sentence

	particles bool // surnames have theirs with a capital: Carlo De Luca
}

// languages are those that bylines, furniture and small words are known of.
var languages = []language{{
	name:     "English",
	small:    "a an and at by for from in into is of on or the their to was were with his her its that than as but after over under against between during through until upon without | said he it had been are not this",
	by:       "by|reporting by|text|story by|words",
	own:      "(?:a|an|our|the|its)(?: own| special| staff| london| paris| political| foreign| regular| local)*[ -](?:correspondents?|reporters?|writers?|representative|contributor)",
	nameless: "(?:associated|united|canadian) press(?: writers?)?|from our own correspondent",
	job:      "writers?|reporters?|correspondents?|editors?|staff|press|service|columnist|critic|bureau|special to|special for|contributors?|news|times|agency",
	given: "john james robert michael william david richard charles joseph thomas christopher daniel paul mark donald george kenneth steven edward brian ronald anthony kevin jason matthew gary timothy jose larry jeffrey frank " +
		"scott eric stephen andrew raymond gregory joshua jerry dennis walter patrick peter harold douglas henry carl arthur ryan roger joe jack albert jonathan justin terry gerald keith samuel ralph lawrence nicholas roy benjamin " +
		"bruce adam harry fred wayne louis philip alan simon martin ian colin neil nigel graham stuart mary patricia linda barbara elizabeth jennifer maria susan margaret dorothy lisa nancy karen betty helen sandra donna carol ruth " +
		"sharon michelle laura sarah kimberly deborah jessica shirley cynthia angela melissa brenda amy anna rebecca virginia kathleen pamela martha debra amanda stephanie carolyn christine marie janet catherine frances ann anne " +
		"joyce diane alice julie heather jane claire emma kate lucy fiona gillian",
	masthead: "the of and for price cents cent pages page morning evening edition vol no day is established copy st nd rd th",
	short:    "Mr Mrs Ms Dr St Gen Col Capt Maj Lieut Lt Sergt Sgt Rev Hon Messrs Prof Sen Rep Gov Jan Feb Aug Sept Oct Nov Dec No Nos vs",
}, {
	name:     "German",
	small:    "der die das den dem des und von vom zu zur zum im mit für auf bei aus nach über ein eine einen einem einer oder | ist nicht sich auch wird werden es sie in an als dass hat war",
	by:       "von|text|bericht|aus .{3,20} berichtet|interview|das gespräch führte",
	own:      "(?:unserem|unserer|unseren|unser|eigener|eigenen)(?: \\p{L}+)? ?(?:\\p{L}*redakteurs?|\\p{L}*redakteurin|\\p{L}*redaktion|\\p{L}*mitarbeiters?|\\p{L}*mitarbeiterin|\\p{L}*korrespondent(?:en|in)?|\\p{L}*berichterstatter(?:in|s)?|reporters?|reporterin)",
	nameless: "eigener bericht|eigenbericht|eigener drahtbericht|drahtbericht|von unserer redaktion",
	job:      "redaktion|redakteur(?:in)?|korrespondent(?:in)?|\\p{L}*redakteur(?:in)?|berichterstatter(?:in)?|mitarbeiter(?:in)?",
	given: "hans peter klaus wolfgang jürgen dieter manfred günter horst bernd karl heinz helmut werner thomas michael andreas stefan martin frank uwe rainer ralf jörg jens matthias christian walter gerhard herbert rolf rudolf kurt " +
		"otto ernst fritz wilhelm friedrich georg josef franz anton hermann heinrich ulrich volker norbert holger sven lars petra sabine monika susanne karin renate ursula ingrid helga gisela christa brigitte andrea claudia birgit heike " +
		"martina anja katrin silke ute barbara angelika gabriele eva anna maria julia christine elke inge",
	masthead: "der die das den und für nr jahrgang preis ausgabe seite dm pfennig",
	short:    "Dr Prof Nr St Hrn Fr Frl bzw ca usw Mio Mrd Abs Art Str evtl ggf vgl etc inkl Dipl Ing",
}, {
	name:     "French",
	small:    "le la les de du des et à au aux en un une dans par pour sur que qui ou avec son sa ses ce cette l d | est il elle ne pas se plus a été sont ont mais",
	by:       "par|propos recueillis par|texte|textes|reportage de|de notre (?:correspondante?|envoyée? spéciale?)(?: à [\\p{L}-]+)?",
	own:      "(?:notre|nos|notre propre)(?: \\p{L}+)? ?(?:correspondante?s?|envoyée?s?|rédacteurs?|rédactrice|rédaction|collaborat(?:eur|rice)|reporters?)(?: (?:particulière?s?|spécial(?:e|es)?|spéciaux|permanente?|local(?:e|es)?))?",
	nameless: "de notre rédaction|(?:de )?la rédaction|service de presse|correspondance particulière|dépêche",
	job:      "correspondante?|envoyée? spéciale?|journaliste|rédact(?:eur|rice|ion)(?: en chef)?|chroniqueu(?:r|se)|grand reporter",
	given: "jean pierre michel andré philippe rené louis alain jacques bernard marcel daniel roger robert paul claude christian henri georges nicolas françois laurent patrick gérard olivier éric pascal thierry stéphane christophe " +
		"dominique marc didier bruno antoine julien vincent gilles yves guy serge maurice raymond lucien marie jeanne françoise monique catherine nathalie isabelle jacqueline anne sylvie martine nicole sophie christine valérie sandrine " +
		"véronique brigitte chantal hélène claire cécile émilie camille julie luc mathieu",
	masthead: "le la les de du des et est fondé prix numéro n° page pages centimes francs année",
	short:    "M MM Mme Mlle Dr Me St Ste Mgr av apr etc env art p n°",
}, {
	name:     "Spanish",
	small:    "el la los las de del y en a al un una que por para con su sus o se | es no lo más como ha han fue son este esta pero",
	by:       "por|texto|textos|entrevista de|redacta",
	own:      "(?:nuestr[oa]|nuestr[oa]s|el|la)(?: \\p{L}+)? ?(?:corresponsal(?:es)?|enviad[oa]s?|redacción|redactor(?:a|es)?|reporter[oa]s?)(?: especial(?:es)?)?",
	nameless: "redacción|de la redacción|de nuestra redacción|(?:de )?nuestro corresponsal|agencias?|staff|corresponsalía",
	job:      "corresponsal|enviad[oa] especial|redactor(?:a)?|periodista|reporter[oa]|redacción|columnista",
	given: "juan josé antonio francisco manuel luis carlos jesús javier miguel rafael pedro ángel fernando pablo sergio jorge alberto alejandro diego andrés ramón enrique vicente raúl víctor roberto joaquín eduardo ricardo mario julio " +
		"ignacio salvador jaime gabriel emilio tomás agustín felipe maría carmen josefa isabel ana dolores pilar teresa rosa francisca cristina laura mercedes marta elena lucía concepción antonia beatriz silvia patricia raquel rocío",
	masthead: "el la los las de del y año núm número precio pesetas ptas página edición fundado director",
	short:    "Sr Sra Srta Dr Dra D Dña Sres Ud Uds núm pág etc av EE",
}, {
	name:     "Italian",
	small:    "il lo la i gli le di del della dei delle degli da dal dalla dai a al alla ai e ed in nel nella un una uno che per con su sul sulla tra o | è non si più come ha sono anche ma",
	by:       "di|testo di|testi di|intervista di|a cura di|servizio di",
	own:      "(?:dal|dalla|dai|dal nostro|dalla nostra|dai nostri|nostro|nostra|del nostro)(?: \\p{L}+)? ?(?:inviat[oaie]|corrispondent[ei]|redazione|redattor[ei]|collaborator[ei])(?: speciale)?",
	nameless: "nostro servizio|servizio particolare|la redazione|redazione|dalla redazione",
	job:      "inviat[oa](?: speciale)?|corrispondente|redattor[ei]|redazione|giornalista",
	given: "mario giuseppe giovanni antonio luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno paolo michele giorgio aldo sergio luciano roberto marco andrea stefano alessandro massimo claudio fabio enrico luca " +
		"giulio renato alberto riccardo davide matteo gianni piero ugo guido silvio maria anna giuseppina rosa angela giovanna teresa lucia carmela caterina francesca antonietta carla elena concetta rita margherita franca paola giulia " +
		"laura silvia chiara sara elisa federica valentina",
	masthead:  "il la lo di del della dei e anno numero lire pagina edizione fondato prezzo una copia",
	particles: true,
	short:     "Sig Dott Prof Avv On Ing ecc pag art dr sig",
}, {
	name:     "Portuguese",
	small:    "o a os as de do da dos das e em no na nos nas um uma que por para com ao à pelo pela ou se seu sua | é não mais como foi são está mas",
	by:       "por|texto|textos|reportagem de|entrevista a",
	own:      "(?:d[oa]s?|noss[oa]s?)(?: noss[oa]s?)? ?(?:correspondentes?|enviad[oa]s?|redação|redacção|redator(?:a|es)?|repórter(?:es)?|sucursal)(?: especial| d[oae] [\\p{L} ]{3,20})?",
	nameless: "da redação|da redacção|redação|da sucursal|da reportagem local|agências?|especial para .{3,30}|da agência .{2,20}|do enviado especial",
	job:      "d[ae] redação|redação|correspondente|enviad[oa] especial|repórter|jornalista|da reportagem(?: local)?|editor(?:a)?|especial para",
	given: "joão josé antônio antónio francisco carlos paulo pedro lucas luiz luís marcos gabriel rafael daniel marcelo bruno eduardo felipe rodrigo manuel fernando jorge roberto sérgio ricardo andré alexandre mário rui nuno tiago miguel " +
		"vítor maria ana adriana juliana márcia fernanda patrícia aline sandra camila amanda bruna jéssica letícia júlia luciana vanessa mariana cristina teresa isabel helena inês catarina",
	masthead: "o a os as de do da dos das e ano nº preço edição página fundado",
	short:    "Sr Sra Dr Dra D Exmo Prof nº pág etc av",
}, {
	name:     "Dutch",
	small:    "de het een en van in op te ten ter aan met voor door bij uit naar over om tot als dat die of zijn | is niet ook werd worden er hij was heeft maar",
	by:       "door|van|tekst",
	own:      "(?:onze|een onzer)(?: \\p{L}+)? ?(?:\\p{L}*redacteur(?:en)?|\\p{L}*redactrice|\\p{L}*redactie|\\p{L}*verslaggever(?:s)?|\\p{L}*verslaggeefster|correspondent(?:e|en)?|\\p{L}*medewerker(?:s)?|\\p{L}*medewerkster)",
	nameless: "van een (?:onzer )?(?:verslaggevers?|redacteuren|medewerkers?|correspondent(?:en)?)|eigen berichtgeving",
	job:      "verslaggever|verslaggeefster|redactie|redacteur|redactrice|correspondent|medewerker",
	given: "jan piet kees henk willem johan gerard hendrik cornelis johannes jacobus pieter dirk klaas wim hans peter rob ron erik marcel frank bart tom jeroen martijn maarten sander arjen anneke marijke annemarie ingrid els ria " +
		"marianne monique saskia esther petra anja karin wilma yvonne maria johanna anna elisabeth",
	masthead: "de het een en van voor jaargang nummer nr prijs cent pagina",
	short:    "Dr Mr Mevr Drs Ir Prof nr blz enz bijv ca St",
}, {
	name:     "Swedish",
	small:    "och att en ett av för på i med till från om vid under efter den det de som eller sin sina | är inte har kan var så men också",
	by:       "av|text|foto och text|text & foto|text och bild|text och foto",
	own:      "(?:vår|vårt|våra|från vår)(?: \\p{L}+)? ?(?:korrespondent|medarbetare|reporter|utsände|redaktion|lokalredaktion)",
	nameless: "redaktionen|från vår korrespondent|från vår utsände",
	job:      "korrespondent|reporter|redaktör|medarbetare|redaktionen|krönikör",
	given: "anders erik lars karl per nils johan carl jan olof sven gunnar lennart hans mikael fredrik peter thomas bengt stefan bo ulf göran mats magnus leif björn torbjörn håkan kjell åke rolf ingemar kent maria anna margareta elisabeth " +
		"eva kristina birgitta karin marie ingrid christina linnéa sofia kerstin marianne lena helena emma inger johanna linda elin annika monica susanne ulla gunilla",
	masthead: "och den nr pris öre kr sidan sid årgång lösnummer",
	short:    "dr nr kl bl st ca resp osv tex dvs",
}, {
	name:     "Danish",
	small:    "og at en et af for på i med til fra om ved under efter den det de som eller der sin sit vil | er ikke har kan var så men også blev",
	by:       "af|tekst|tekst og foto",
	own:      "(?:vor|vores|fra vor)(?: \\p{L}+)? ?(?:korrespondent|medarbejder|udsendte(?: medarbejder)?|redaktion|lokalredaktion)",
	nameless: "fra vor korrespondent|redaktionen|af vor udsendte medarbejder",
	job:      "korrespondent|journalist|redaktør|medarbejder|redaktionen",
	given: "lars jens peter søren hans niels jørgen erik michael thomas henrik martin jan ole svend per bent poul flemming kurt finn mogens torben claus kim jesper anders knud anne kirsten hanne mette anna helle susanne lene maria " +
		"marianne inge karen bente lone pia charlotte birgitte inger jette ulla lise dorthe gitte tina",
	masthead: "og den nr pris øre kr side årgang løssalg",
	short:    "dr nr kl bl ca hr fr frk osv",
}, {
	name:     "Norwegian",
	small:    "og å en et av for på i med til fra om ved under etter den det de som eller sin sitt | er ikke har kan var så men også ble",
	by:       "av|tekst|tekst og foto|tekst/foto",
	own:      "(?:vår|vårt|fra vår)(?: \\p{L}+)? ?(?:korrespondent|medarbeider|utsendte(?: medarbeider)?|redaksjon)",
	nameless: "fra vår korrespondent|redaksjonen",
	job:      "korrespondent|journalist|redaktør|medarbeider|redaksjonen",
	given:    "jan per bjørn ole lars kjell knut svein arne thomas hans geir tor morten terje odd erik john harald anne inger kari marit ingrid liv eva astrid berit hilde kristin bjørg randi solveig ida silje",
	masthead: "og den nr pris øre kr side årgang løssalg",
	short:    "dr nr kl bl ca hr osv",
}, {
	name:     "Finnish",
	small:    "ja tai että sekä kuin | on ei se hän oli ovat joka mutta myös ole",
	by:       "teksti|teksti ja kuvat",
	own:      "kirjeenvaihtajamme",
	nameless: "toimitus|toimituksen",
	job:      "toimittaja|kirjeenvaihtaja|päätoimittaja",
	given:    "juhani johannes matti timo juha antti mikko kari jari pekka heikki hannu jukka markku pentti anna maria liisa ritva pirjo tuula leena anneli helena marja sari päivi kaisa",
	masthead: "nro hinta sivu vuosikerta",
	short:    "klo nro mm esim ns",
}, {
	name:     "Polish",
	small:    "i w z na do o za od po przez pod przy dla ze we oraz lub a że | jest nie się są jak to był była co tym",
	by:       "tekst|rozmawiał|rozmawiała|opracował|opracowała|oprac\\.|napisał|pisze|relacja",
	own:      "(?:nasz|naszego|od naszego|od własnego|własny)(?: \\p{L}+)? ?(?:korespondenta?|wysłannika?|wysłannik|reportera?|sprawozdawcy?)",
	nameless: "inf\\. wł\\.|\\(?inf\\. wł\\.\\)?|obsługa własna|redakcja|od własnego korespondenta",
	job:      "korespondent|dziennikarz|reporter|redakcja|redaktor",
	given: "jan andrzej piotr krzysztof stanisław tomasz paweł józef marcin marek michał grzegorz jerzy tadeusz adam łukasz zbigniew ryszard dariusz henryk mariusz kazimierz wojciech robert mateusz marian rafał jacek janusz mirosław " +
		"maciej sławomir jarosław kamil wiesław roman władysław zdzisław edward anna maria katarzyna małgorzata agnieszka barbara ewa krystyna elżbieta magdalena joanna zofia janina teresa danuta aleksandra monika",
	masthead: "i nr cena zł rok wydanie strona str",
	short:    "dr mgr prof ul nr godz tys mln mld zł im np tzw ok św inż str r",
}, {
	name:     "Czech",
	small:    "a i v ve z ze na do o od po při pro před s se k ke u za nebo který která že | je jsou není to by byl byla jako také",
	by:       "text|připravil|připravila|napsal|rozmlouval",
	own:      "(?:náš|našeho|od našeho)(?: \\p{L}+)? ?(?:zpravodaje?|redaktora?|dopisovatele?)",
	nameless: "redakce|od našeho zpravodaje",
	job:      "zpravodaj(?:ka)?|redaktor(?:ka)?|redakce|dopisovatel",
	given: "jan jiří petr josef pavel martin tomáš jaroslav miroslav zdeněk václav michal františek jakub milan karel lukáš david vladimír ladislav ondřej stanislav marek roman marie jana eva anna hana věra lenka alena kateřina lucie jaroslava " +
		"ludmila helena petra martina ivana zdeňka dvořák",
	masthead: "a číslo č cena kčs kč ročník strana",
	short:    "dr ing mgr prof ul č tzv např tj atd mj sv r",
}, {
	name:     "Russian",
	small:    "и в во на с со из по за о об от до для к ко у при под над или а но что как | не это он она был было были его их так",
	by:       "текст|автор|беседовал|беседовала|записал|записала|материал подготовил",
	own:      "(?:наш|нашего|от нашего|наши|соб\\.|собственный|специальный|спец\\.)(?: \\p{L}+\\.?)? ?(?:корреспондента?|корр\\.?|кор\\.?|корреспонденты)",
	nameless: "соб\\. ?инф\\.?|тасс|\\(тасс\\)|от нашего корреспондента|наш корр\\.|редакция",
	job:      "корреспондент|корр\\.|соб\\. ?корр\\.?|спец\\. ?корр\\.?|наш корр\\.?|журналист|рабкор|селькор|внештатный корреспондент|редактор",
	given:    "иван александр сергей владимир николай алексей андрей михаил дмитрий юрий виктор анатолий евгений павел петр пётр борис василий григорий анна мария елена ольга наталья татьяна ирина светлана людмила галина нина",
	masthead: "г год года стр № цена коп пятница среда четверг орган",
	short:    "г гг т тов тт гр им ул д др руб коп тыс млн млрд стр проф акад инж",
}}
