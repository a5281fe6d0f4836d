//! A service that talks: events in both directions, with every way in which a member can stand in an event.

use awslice_runtime::client::{Bare, Fluent, Handle, Holds, Upload};
use awslice_runtime::config::{Config, ServiceMarker};
use awslice_runtime::endpoint::{self, Endpoint, EndpointError};
use awslice_runtime::event_stream::{self, EventReceiver, EventStreamSender};
use awslice_runtime::operation::Operation;
use awslice_runtime::protocol::{AWS_JSON_1_1, REST_JSON};
use awslice_runtime::schema::{
    self, Member, Structure, blob, boolean, integer, long, min_length, string, structure, timestamp,
};
use awslice_runtime::types::{Blob, DateTime, ErrorMetadata};

macro_rules! event {
    ($ty:ident $wire:literal $table:ident { $($index:literal: $field:ident: $of:ty = $row:expr;)* }) => {
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $ty {
            $(pub $field: Option<$of>,)*
        }

        static $table: Structure = Structure::new($wire, &[$($row),*]);

        awslice_runtime::structure!($ty, $table { $($index: $field),* });
    };
}

event!(Say "Say" SAY {
    0: text: String = Member::new("text", string().rules(&min_length(1)));
    1: loud: bool = Member::new("loud", boolean());
});

event!(Audio "Audio" AUDIO {
    0: chunk: Blob = Member::new("chunk", blob()).event_payload();
    1: offset: i32 = Member::new("offset", integer()).event_header();
});

event!(Note "Note" NOTE {
    0: body: String = Member::new("body", string()).event_payload();
});

event!(Form "Form" FORM {
    0: name: String = Member::new("name", string());
    1: age: i32 = Member::new("age", integer());
});

event!(FormEvent "FormEvent" FORM_EVENT {
    0: form: Form = Member::new("form", structure(&FORM)).event_payload();
    1: id: String = Member::new("id", string()).event_header();
});

event!(Mark "Mark" MARK {
    0: flag: bool = Member::new("flag", boolean()).event_header();
    1: small: i32 = Member::new("small", integer()).event_header();
    2: big: i64 = Member::new("big", long()).event_header();
    3: raw: Blob = Member::new("raw", blob()).event_header();
    4: word: String = Member::new("word", string()).event_header();
    5: at: DateTime = Member::new("at", timestamp()).event_header();
});

#[derive(Clone, Debug, PartialEq)]
pub enum Talk {
    Audio(Audio),
    Form(FormEvent),
    Mark(Mark),
    Note(Note),
    Say(Say),
    Unknown,
}

static TALK: Structure = Structure::new(
    "Talk",
    &[
        Member::new("Say", structure(&SAY)),
        Member::new("Audio", structure(&AUDIO)),
        Member::new("Note", structure(&NOTE)),
        Member::new("Form", structure(&FORM_EVENT)),
        Member::new("Mark", structure(&MARK)),
    ],
)
.union();

awslice_runtime::union!(Talk, TALK { 0: Say, 1: Audio, 2: Note, 3: Form, 4: Mark });

#[derive(Clone, Debug, PartialEq)]
pub struct TooLoud {
    pub message: Option<String>,
    pub level: Option<i32>,
    pub meta: ErrorMetadata,
}

static TOO_LOUD: Structure =
    Structure::new("TooLoud", &[Member::new("message", string()), Member::new("level", integer())]);

awslice_runtime::modeled_error!(TooLoud, "TooLoud", TOO_LOUD { 0: message, 1: level });

#[derive(Debug)]
pub enum TalkError {
    TooLoud(TooLoud),
    #[deprecated(note = "as in generated code")]
    Unhandled(awslice_runtime::error::Unhandled),
}

awslice_runtime::stream_error!(TalkError { "tooLoud" => TooLoud });

#[derive(Debug)]
pub enum ConverseError {
    TooLoud(TooLoud),
    #[deprecated(note = "as in generated code")]
    Unhandled(awslice_runtime::error::Unhandled),
}

/// The operation over rest-json and, as `TalkJson`, over json.
macro_rules! service {
    ($service:ident $row:ident $protocol:ident, $operation:ident $op_row:ident $input:ident $input_table:ident
     $output:ident $output_table:ident $builder:ident $error:ident $client:ident $room:expr, $topic:expr) => {
        #[derive(Clone, Copy, Debug)]
        pub struct $service;

        impl ServiceMarker for $service {
            const ROW: &'static schema::Service = &$row;
        }

        pub static $row: schema::Service = schema::Service {
            name: "talk",
            id: "Test Talk",
            endpoint_prefix: "talk",
            signing_name: "talk",
            api_version: "2026-11-20",
            protocol: &$protocol,
            target_prefix: "Talk",
            xml_namespace: "",
            query_compatible: false,
            auth: &[schema::Auth::SigV4],
            endpoint: resolve,
            endpoint_params: &[],
        };

        #[derive(Clone, Copy, Debug)]
        pub struct $operation;

        impl Operation for $operation {
            type Service = $service;
            type Input = $input;
            type InputBuilder = $builder<Bare<$input>>;
            type Output = $output;
            type Error = $error;
            const ROW: &'static schema::Operation = &$op_row;

            fn take_upload(input: &mut Self::Input) -> Option<Upload> {
                event_stream::upload(&mut input.events, &$op_row)
            }
        }

        pub static $op_row: schema::Operation =
            schema::Operation::new("Converse", &$row, "POST", "/", &$input_table, &$output_table);

        #[derive(Debug, Default)]
        pub struct $input {
            pub room: Option<String>,
            pub events: Option<EventStreamSender<Talk, TalkError>>,
        }

        static $input_table: Structure =
            Structure::new("ConverseInput", &[$room, Member::new("events", structure(&TALK)).required().streaming()])
                .payload(1);

        awslice_runtime::structure!($input, $input_table { 0: room } events: None);

        #[derive(Debug)]
        pub struct $output {
            pub events: EventReceiver<Talk, TalkError>,
            pub topic: Option<String>,
            _request_id: Option<String>,
        }

        static $output_table: Structure =
            Structure::new("ConverseOutput", &[Member::new("events", structure(&TALK)).streaming(), $topic]).payload(0);

        awslice_runtime::output!($output, $output_table { 1: topic } events events of $op_row);

        #[derive(Debug, Default)]
        pub struct $builder<S> {
            inner: S,
        }

        impl<S: Holds<$input>> $builder<S> {
            pub fn room(mut self, value: impl Into<String>) -> Self {
                self.inner.input_mut().room = Some(value.into());
                self
            }

            pub fn events(mut self, value: EventStreamSender<Talk, TalkError>) -> Self {
                self.inner.input_mut().events = Some(value);
                self
            }
        }

        awslice_runtime::operation_builder!($builder, $operation, $input, $output, $error, $client, events events);

        #[derive(Clone, Debug)]
        pub struct $client {
            pub handle: Handle<$service>,
        }

        impl $client {
            pub fn from_conf(config: Config<$service>) -> Self {
                Self { handle: Handle::new(config) }
            }

            pub fn converse(&self) -> $builder<Fluent<$operation>> {
                Fluent::new(&self.handle).into()
            }
        }
    };
}

awslice_runtime::operation_error!(ConverseError, &CONVERSE, { "TooLoud" => TooLoud });

#[derive(Debug)]
pub enum ConverseJsonError {
    #[deprecated(note = "as in generated code")]
    Unhandled(awslice_runtime::error::Unhandled),
}

awslice_runtime::operation_error!(ConverseJsonError, &CONVERSE_JSON, {});

service!(
    TalkRest TALK_REST REST_JSON, Converse CONVERSE ConverseInput CONVERSE_INPUT
    ConverseOutput CONVERSE_OUTPUT ConverseBuilder ConverseError TalkClient
    Member::new("room", string()).header("x-room"), Member::new("topic", string()).header("x-topic")
);

service!(
    TalkJson TALK_JSON AWS_JSON_1_1, ConverseJson CONVERSE_JSON ConverseJsonInput CONVERSE_JSON_INPUT
    ConverseJsonOutput CONVERSE_JSON_OUTPUT ConverseJsonBuilder ConverseJsonError TalkJsonClient
    Member::new("room", string()), Member::new("topic", string())
);

fn resolve(params: &endpoint::Params<'_>) -> Result<Endpoint, EndpointError> {
    let url = params.endpoint.unwrap_or("https://talk.us-east-1.amazonaws.com").to_owned();
    Ok(Endpoint { url, ..Endpoint::default() })
}
