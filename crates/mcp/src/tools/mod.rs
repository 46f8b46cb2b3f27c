//! The tools, one file each. A new one is a file with a `TOOL` and its line in [`TOOLS`].

mod ask;
mod contradictions;
mod origins;
mod search;
mod shown;
mod statement;

use reportedly::core::correction::Overrides;
use reportedly::core::question::{NoQuestion, Question};
use reportedly::{Casebook, Reader};
use serde_json::{Map, Value, json};

/// A tool: how it is called, what for, with what, and what it does.
pub(crate) struct Tool {
    pub name: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    pub arguments: &'static [Argument],
    pub run: fn(&Desk<'_>) -> Result<Value, String>,
}

/// An argument of a tool.
pub(crate) struct Argument {
    pub name: &'static str,
    pub about: &'static str,
    pub kind: Kind,
    pub required: bool,
}

/// What an argument is.
pub(crate) enum Kind {
    /// Text of at most so many bytes.
    Text(usize),
    /// A whole number between two.
    Whole(u64, u64),
    /// A share between two.
    Share(f64, f64),
}

const TOOLS: &[Tool] = &[search::TOOL, ask::TOOL, statement::TOOL, origins::TOOL, contradictions::TOOL];

/// What a tool works with.
pub(crate) struct Desk<'a> {
    pub casebook: &'a Casebook,
    pub reader: &'a Reader,
    arguments: &'a Map<String, Value>,
}

impl Desk<'_> {
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.arguments.get(name).and_then(Value::as_str)
    }

    pub(crate) fn whole(&self, name: &str) -> Option<usize> {
        self.arguments.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok())
    }

    pub(crate) fn share(&self, name: &str) -> Option<f64> {
        self.arguments.get(name).and_then(Value::as_f64)
    }

    /// What people have corrected, as it is in force.
    pub(crate) fn corrections(&self) -> Result<Overrides, String> {
        self.casebook.overrides().map_err(refused)
    }

    /// The question of the call.
    pub(crate) fn question(&self) -> Result<Question, String> {
        let why = |why| match why {
            NoQuestion::Empty => "the question is empty",
            NoQuestion::OneWord => "that is a word, not a question: ask in a sentence",
            NoQuestion::TooLong => "the question is longer than 2000 bytes",
        };
        Question::new(self.text("question").unwrap_or_default()).map_err(|e| why(e).to_owned())
    }
}

/// What a casebook says when it cannot be read.
pub(crate) fn refused(error: reportedly::Error) -> String {
    error.to_string()
}

pub(crate) fn find(name: &str) -> Option<&'static Tool> {
    TOOLS.iter().find(|tool| tool.name == name)
}

/// All tools as a client is told of them.
pub(crate) fn list() -> Vec<Value> {
    TOOLS.iter().map(described).collect()
}

fn described(tool: &Tool) -> Value {
    let properties: Map<String, Value> =
        tool.arguments.iter().map(|a| (a.name.to_owned(), schema(a))).collect();
    let required: Vec<&str> = tool.arguments.iter().filter(|a| a.required).map(|a| a.name).collect();
    json!({
        "name": tool.name,
        "title": tool.title,
        "description": tool.about,
        "inputSchema": {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        },
        "annotations": {"readOnlyHint": true, "destructiveHint": false, "idempotentHint": true, "openWorldHint": false},
    })
}

fn schema(argument: &Argument) -> Value {
    let about = argument.about;
    match argument.kind {
        Kind::Text(most) => {
            json!({"type": "string", "description": about, "minLength": 1, "maxLength": most})
        }
        Kind::Whole(least, most) => {
            json!({"type": "integer", "description": about, "minimum": least, "maximum": most})
        }
        Kind::Share(least, most) => {
            json!({"type": "number", "description": about, "minimum": least, "maximum": most})
        }
    }
}

/// Checks the arguments of a call and runs it. `Err` says what to do otherwise.
pub(crate) fn run(
    tool: &Tool,
    casebook: &Casebook,
    reader: &Reader,
    arguments: &Map<String, Value>,
) -> Result<Value, String> {
    if let Some(name) = arguments.keys().find(|name| !tool.arguments.iter().any(|a| a.name == name.as_str()))
    {
        let known: Vec<&str> = tool.arguments.iter().map(|a| a.name).collect();
        return Err(format!("there is no argument {name:?}; there are: {}", known.join(", ")));
    }
    tool.arguments.iter().try_for_each(|argument| check(argument, arguments.get(argument.name)))?;
    (tool.run)(&Desk { casebook, reader, arguments })
}

fn check(argument: &Argument, value: Option<&Value>) -> Result<(), String> {
    let name = argument.name;
    let Some(value) = value else {
        return if argument.required { Err(format!("the argument `{name}` is missing")) } else { Ok(()) };
    };
    let (fits, wanted) = match argument.kind {
        Kind::Text(most) => {
            let fits = value.as_str().is_some_and(|text| !text.trim().is_empty() && text.len() <= most);
            (fits, format!("text of 1 to {most} bytes"))
        }
        Kind::Whole(least, most) => {
            let fits = value.as_u64().is_some_and(|n| (least..=most).contains(&n));
            (fits, format!("a whole number from {least} to {most}"))
        }
        Kind::Share(least, most) => {
            let fits = value.as_f64().is_some_and(|n| (least..=most).contains(&n));
            (fits, format!("a number from {least} to {most}"))
        }
    };
    if fits { Ok(()) } else { Err(format!("`{name}` must be {wanted}")) }
}
