//! What sites say about themselves between the paragraphs of an article, in the languages of Europe that
//! newsrooms meet most. Each list says how it is matched. None of the entries begins or makes a sentence
//! of reporting.

/// Whole blocks, compared by their letters alone.
pub(super) const WHOLE: &[&str] = &[
    "advertisement", "ad", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "reklama", "comments",
    "comment", "copy link", "image", "video", "more trending", "read more", "related", "related articles",
    "related stories", "related content", "related topics", "recommended", "scroll to continue", "share", "shares",
    "share this article", "share this story", "share this", "sign up", "skip ad", "subscribe", "trending", "most read",
    "continue reading", "watch more videos", "watch now", "read also", "also read", "article continues below",
    "story continues below", "story continues below advertisement", "article content", "up next", "table of contents",
    "key points", "contents", "listen to article", "listen to this article", "print", "email", "tags", "topics",
    "back to top", "follow", "follow us", "latest news", "top stories", "more stories", "you might also like",
    "teilen", "drucken", "mehr zum thema", "weitere artikel", "weiterlesen", "lesen sie auch", "auch interessant",
    "das könnte sie auch interessieren", "zum weiterlesen", "inhaltsverzeichnis", "mehr themen", "quellen ausblenden",
    "à lire aussi", "lire aussi", "lire la suite", "partager", "sur le même sujet", "commentaires",
    "le puede interesar", "te puede interesar", "le recomendamos", "lea también", "lee también", "leer más",
    "compartir", "comparte", "comentarios", "relacionadas", "noticias relacionadas", "más noticias",
    "leia também", "leia mais", "veja também", "saiba mais", "compartilhe", "compartilhar",
    "leggi anche", "condividi", "potrebbe interessarti", "lees ook", "lees meer", "deel dit artikel",
    "czytaj też", "czytaj także", "czytaj więcej", "zobacz także", "zobacz też", "przeczytaj także", "udostępnij",
    "więcej", "zapraszamy", "opublikowano", "loading", "see also", "editor s picks", "advertisement feature",
];

/// Beginnings, in lower case.
pub(super) const BEGINNINGS: &[&str] = &[
    "advertisement ·", "advertisement - ", "also read:", "also read |", "click here to ", "copyright ©", "credit:",
    "don't miss:", "don’t miss:", "follow us on ", "for more stories like this", "get in touch with our news team",
    "image:", "image credit:", "(image:", "images:", "join our ", "listen:", "listen now:", "more from ", "more:",
    "more :", "more on this story", "must read:", "photo:", "photo by ", "photo credit:", "photograph:",
    "(photo by ", "(photos by ", "(photo:", "(photograph by ", "photos:", "picture:", "(picture:", "pictures:",
    "read also:", "read more:", "read more |", "read more on", "read more about", "read next:", "read:", "read |",
    "read the full story", "recommended:", "related:", "related |", "related story:", "related stories:", "see also:",
    "sign up for ", "sign up to ", "sign up here", "subscribe to ", "subscribe now", "watch:", "watch |", "video:",
    "you may also like", "you might also like", "© ", "(c) ", "source:", "tags:", "filed under", "topics:", "posted in",
    "category:", "category :", "categories:", "download our app", "download the ", "this article was originally published on",
    "all rights reserved", "lesen sie auch", "lesen sie hier", "lesen sie mehr", "lies auch", "mehr zum thema",
    "mehr dazu", "auch interessant:", "foto:", "fotos:", "bild:", "bildquelle", "bildnachweis", "quelle:", "quellen:",
    "© foto", "à lire aussi", "lire aussi", "à voir aussi", "lire également", "crédit photo", "photo d'illustration",
    "lea también", "lea además", "lea más", "lea:", "lee también", "le puede interesar", "te puede interesar",
    "puede leer", "puedes leer", "puedes ver", "ver también", "vea también", "mira también", "mira:", "más información:",
    "fuente:", "imagen:", "crédito:", "síguenos en", "suscríbete", "leia também", "leia mais", "veja também",
    "saiba mais", "fonte:", "foto de ", "crédito da foto", "siga-nos", "leggi anche", "guarda anche", "lees ook",
    "lees meer", "bekijk ook", "czytaj też", "czytaj także", "czytaj więcej", "czytaj również", "zobacz także",
    "zobacz też", "zobacz:", "zobacz również", "przeczytaj także", "przeczytaj też", "fot.", "źródło:", "polecamy:",
    "we apologize, but this video", "try refreshing your browser", "tap here to see other videos",
];

/// Parts of sentences in which a site speaks to its readers, in lower case. They count in short blocks, and more
/// at the end.
pub(super) const ADDRESS: &[&str] = &[
    "sign up for our", "sign up to our", "sign up for the", "sign up here", "sign up now", "our newsletter", "free newsletter",
    "daily newsletter", "weekly newsletter", "newsletters here", "to your inbox", "in your inbox", "subscribe to our",
    "subscribe now", "follow us on", "like us on facebook", "follow our", "join our", "join us on", "on twitter @",
    "on twitter and", "on facebook,", "on instagram", "telegram channel", "whatsapp channel", "whatsapp community",
    "download our", "download the app", "for the latest news", "for the latest breaking news", "latest breaking news",
    "click here", "tap here", "earn a commission", "affiliate commission", "affiliate link", "independently select",
    "independently selected", "bookmark our", "bookmark our homepage", "please bookmark", "our homepage",
    "terms of use", "terms and conditions", "privacy policy", "all rights reserved", "may not be published, broadcast",
    "get in touch", "contact us at", "email us at", "send us", "send your", "do you have a story", "got a story",
    "have a news tip", "submit your", "support our journalism", "support independent journalism", "become a member",
    "make a donation", "donate today", "donate now", "happy reading", "check out our", "our website is", "listen to the podcast",
    "our podcast", "wherever you get your podcasts", "letters to the editor", "has not been edited by", "syndicated feed",
    "want to comment", "leave a comment", "join the conversation", "we employ humans", "this story was originally published",
    "this article was originally", "first appeared on", "opinions expressed", "views expressed", "do not necessarily reflect",
    "unseren newsletter", "newsletter abonnieren", "newsletter an", "folgen sie uns", "folge uns", "jetzt abonnieren",
    "kostenlos testen", "abonnez-vous", "inscrivez-vous", "suivez-nous", "newsletter gratuite", "suscríbase", "suscríbete",
    "síguenos", "síganos", "nuestro canal", "nuestra newsletter", "únete", "inscreva-se", "siga o ", "assine a", "no whatsapp",
    "nosso canal", "iscriviti alla", "seguici su", "schrijf je in", "volg ons", "zapraszamy do", "zapisz się", "subskrypcji",
    "obserwuj nas", "dołącz do",
];

/// Beginnings of short headings after which nothing of the article comes, in lower case.
pub(super) const TAILS: &[&str] = &[
    "related", "more from", "more on", "more stories", "more news", "read next", "read more", "most popular",
    "most read", "recommended", "comments", "leave a reply", "leave a comment", "about the author", "about the writer",
    "you may also like", "you might also like", "trending", "latest news", "latest stories", "further reading", "tags",
    "share this", "sign up", "newsletter", "mehr zum thema", "weitere artikel", "weitere themen", "mehr themen", "auch interessant",
    "das könnte sie auch interessieren", "das könnte dich auch interessieren", "lesen sie auch", "zum weiterlesen", "kommentare",
    "ähnliche artikel", "ähnliche beiträge", "über den autor", "über die autorin", "à lire aussi", "lire aussi", "sur le même sujet",
    "commentaires", "articles similaires", "te puede interesar", "le puede interesar", "noticias relacionadas",
    "artículos relacionados", "comentarios", "leia também", "veja também", "leia mais", "leggi anche", "lees ook", "czytaj także",
    "czytaj też", "zobacz także", "zobacz też", "komentarze", "polecamy",
];

/// How an article says who wrote it, in lower case, before a name.
pub(super) const BY: &[&str] = &[
    "by ", "written by ", "words by ", "story by ", "posted by ", "published by ", "von ", "text: ", "autor: ", "autorin: ",
    "par ", "por ", "di ", "door ", "autor ", "author: ",
];
