//! Nouns for those who act: who can be a side of a deed, and who is a group of others.

use super::lemma::lemmas;

/// People, offices and bodies, singular.
#[rustfmt::skip] // one word a line would be pages
const PARTIES: &[&str] = &[
    "academy", "activist", "actor", "administration", "administrator", "admiral", "agency", "agent", "airline",
    "ally", "ambassador", "archbishop", "army", "artist", "assembly", "assailant", "association", "athlete", "attacker",
    "authority", "backbencher", "bank", "banker", "bishop", "board", "body", "boss", "boy", "brigade", "builder", "businessman",
    "cabinet", "candidate", "captain", "cardinal", "carmaker", "cartel", "chairman", "chairwoman", "chancellor", "charity",
    "chief", "child", "church", "citizen", "city", "civilian", "clan", "clergy", "cleric", "clerk", "club",
    "coalition", "colonel", "commander", "commando", "commission", "commissioner", "committee", "community", "company", "competitor",
    "congress", "congressman", "convoy", "council", "councillor", "counterpart", "country", "court", "crew", "criminal", "crowd", "customer",
    "defector", "delegate", "delegation", "demonstrator", "department", "deputy", "detainee", "detective", "diplomat", "director", "dissident",
    "doctor", "driver", "editor", "embassy", "emigrant", "emperor", "employee", "employer", "engineer", "envoy", "executive", "exile", "extremist",
    "faction", "family", "fan", "farmer", "federation", "fighter", "firefighter", "firm", "fisherman", "fleet", "force", "foe",
    "foreigner", "fugitive", "fundamentalist", "gang", "garrison", "general", "girl", "government", "governor", "group", "guard",
    "guerrilla", "guerilla", "gunman", "hacker", "headquarters", "hostage", "immigrant", "inhabitant", "inmate", "inspector", "insurgent", "investigator",
    "investor", "islamist", "journalist", "judge", "junta", "jury", "king", "kingdom", "landowner", "lawmaker", "lawyer", "leader", "leadership", "league", "legislator",
    "looter", "magistrate", "maker", "man", "manager", "marine", "mayor", "mediator", "member", "mercenary", "merchant", "migrant",
    "militant", "military", "militia", "miner", "minister", "ministry", "minority", "missionary", "mob", "monarch", "monitor", "monk", "mourner", "mother", "movement", "nation",
    "nationalist", "national", "navy", "negotiator", "neighbour", "neighbor", "network", "newspaper", "nurse", "observer", "officer", "official", "operator",
    "opponent", "opposition", "organisation", "organization", "owner", "paratrooper", "parliament", "party", "passenger", "patient", "patrol", "peacekeeper",
    "pensioner", "people", "person", "peasant", "pilgrim", "pilot", "pirate", "player", "police", "policeman", "politician", "pope", "population", "premier",
    "president", "priest", "prince", "princess", "prisoner", "professor", "prosecutor", "protester", "protestor", "province", "publisher", "queen", "radical",
    "raider", "rebel", "referee", "refugee", "regime", "regulator", "relative", "reporter", "republic", "representative", "rescuer", "researcher", "reservist", "resident",
    "retailer", "rioter", "rival", "royalist", "sailor", "scientist", "scout", "secretary", "secretary-general", "sect", "senate", "senator", "separatist", "settler",
    "sheikh", "shareholder", "side", "smuggler", "sniper", "soldier", "speaker", "spokesman", "spokesperson", "spokeswoman", "squad", "staff",
    "state", "striker", "student", "subject", "supporter", "suspect", "team", "technician", "teacher", "terrorist", "town", "trader", "traveller", "tribe", "tribesman",
    "tribunal", "troop", "trucker", "tyrant", "union", "unionist", "unit", "university", "villager", "village", "victim", "volunteer", "voter", "warlord", "warship",
    "wing", "witness", "woman", "worker", "writer", "youth", "youngster", "adviser", "advisor", "aircraft", "jet", "tank", "warplane", "coastguard", "commandos",
    "camp", "artillery", "drone", "inspectorate", "settlement", "convict", "deserter", "dockworker", "docker", "orphan", "victor", "plotter", "envoys", "monarchist",
    "secularist", "socialist", "communist", "conservative", "liberal", "democrat", "republican", "moslem", "muslim", "christian", "jew", "sikh", "hindu", "alien",
    "administrators", "wounded", "bloc", "alliance", "consortium", "syndicate", "partner", "watchdog", "chair", "head", "laureate", "magnate", "tycoon", "husband", "wife",
    "brother", "sister", "son", "daughter", "father", "suspects", "killers", "killer", "bomber", "thief", "burglar", "newsreader", "host", "neighbours", "heir", "sultan", "emir",
];

/// Words for so many of somebody: "a group of", "hundreds of", "leaders of".
const OF_MANY: &[&str] = &[
    "group",
    "hundred",
    "thousand",
    "dozen",
    "number",
    "million",
    "series",
    "majority",
    "member",
    "crowd",
    "band",
    "leader",
    "score",
    "representative",
    "handful",
    "one",
    "some",
    "many",
    "most",
    "two",
    "three",
    "four",
    "five",
    "six",
    "all",
    "couple",
    "part",
    "half",
    "third",
    "quarter",
    "string",
    "batch",
    "patch",
    "pair",
    "dozens",
    "deployment",
];

/// Whether a noun is of somebody who can act or be acted on.
pub(super) fn is_party(word: &str) -> bool {
    PARTIES.contains(&word) || lemmas(word).iter().any(|l| PARTIES.contains(&l.as_str()))
}

/// Whether "of" after this noun leads to those who are meant.
pub(super) fn counts_others(word: &str) -> bool {
    lemmas(word).iter().any(|l| OF_MANY.contains(&l.as_str()))
}
