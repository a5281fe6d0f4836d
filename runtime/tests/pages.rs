//! Paginators through a scripted transport: which pages are asked for, and when it ends.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use awslice_runtime::paginate::{Items, PageSize, Paginated, Paginator, Turn};
use awslice_runtime::types::ProvideErrorMetadata;
use support::client;
use support::script::{Script, answer};
use support::service::{PutNote, PutNoteInput, PutNoteOutput};

/// The id of a note is taken for the token of the next page.
impl Paginated for PutNote {
    fn turn(input: &mut PutNoteInput, output: &PutNoteOutput) -> Turn {
        Turn::default().token(&mut input.title, output.id.clone())
    }
}

impl PageSize for PutNote {
    type Size = i32;

    fn set_page_size(input: &mut PutNoteInput, size: i32) {
        input.token = Some(size.to_string());
    }
}

impl Items for PutNote {
    type Items = Vec<char>;

    fn items(page: PutNoteOutput) -> Vec<char> {
        page.id.unwrap_or_default().chars().collect()
    }
}

fn paginator(script: &Script) -> Paginator<PutNote> {
    Paginator::new(client(script).put_note().title("first"))
}

/// The title that each request asks for.
fn titles(script: &Script) -> Vec<String> {
    let title = |body: &String| body.split('"').nth(3).unwrap().to_owned();
    script.bodies().iter().map(title).collect()
}

#[tokio::test]
async fn pages_follow_the_tokens() {
    let script = Script::new([answer(200, r#"{"id":"ab"}"#), answer(200, r#"{"id":"c"}"#), answer(200, "{}")]);
    let pages = paginator(&script).send().try_collect().await.unwrap();
    assert_eq!(pages.iter().map(|it| it.id.as_deref()).collect::<Vec<_>>(), [Some("ab"), Some("c"), None]);
    assert_eq!(titles(&script), ["first", "ab", "c"]);
}

#[tokio::test]
async fn a_page_is_asked_for_when_it_is_waited_for() {
    let script = Script::new([answer(200, r#"{"id":"ab"}"#), answer(200, "{}")]);
    let mut pages = paginator(&script).send();
    assert_eq!(script.count(), 0);
    pages.next().await.unwrap().unwrap();
    assert_eq!(script.count(), 1);
    pages.next().await.unwrap().unwrap();
    assert!(pages.next().await.is_none() && pages.next().await.is_none());
    assert_eq!(script.count(), 2);
}

#[tokio::test]
async fn items_of_all_pages() {
    let script = Script::new([answer(200, r#"{"id":"ab"}"#), answer(200, r#"{"id":"c"}"#), answer(200, "{}")]);
    let items: Vec<char> = paginator(&script).items().send().try_collect().await.unwrap();
    assert_eq!(items, ['a', 'b', 'c']);
}

#[tokio::test]
async fn the_same_token_twice_is_the_end_unless_the_caller_goes_on() {
    let script = Script::new([answer(200, r#"{"id":"same"}"#)]);
    let pages = paginator(&script).send().try_collect().await.unwrap();
    assert_eq!(pages.len(), 2);
    let script = Script::new([answer(200, r#"{"id":"same"}"#), answer(200, r#"{"id":"same"}"#), answer(200, "{}")]);
    let pages = paginator(&script).stop_on_duplicate_token(false).send().try_collect().await.unwrap();
    assert_eq!(pages.len(), 3);
}

#[tokio::test]
async fn an_error_is_the_last_thing_in_the_stream() {
    let script = Script::new([answer(200, r#"{"id":"ab"}"#), answer(400, r#"{"code":"NoSuchBook"}"#)]);
    let mut items = paginator(&script).items().send();
    assert_eq!(items.next().await.unwrap().unwrap(), 'a');
    assert_eq!(items.next().await.unwrap().unwrap(), 'b');
    assert_eq!(items.next().await.unwrap().unwrap_err().code(), Some("NoSuchBook"));
    assert!(items.next().await.is_none());
    assert_eq!(script.count(), 2);
}

#[tokio::test]
async fn the_page_size_goes_into_every_request() {
    let script = Script::new([answer(200, r#"{"id":"ab"}"#), answer(200, "{}")]);
    paginator(&script).page_size(7).send().try_collect().await.unwrap();
    assert!(script.bodies().iter().all(|body| body.contains(r#""token":"7""#)), "{:?}", script.bodies());
    assert_eq!(script.count(), 2);
}

#[test]
fn several_tokens_are_one_turn() {
    let (mut name, mut kind) = (Some("a".to_owned()), Some(1));
    let turn = Turn::default().token(&mut name, Some("a".to_owned())).token(&mut kind, None);
    assert_eq!((name.as_deref(), kind), (Some("a"), None));
    assert_ne!(turn, Turn::default(), "the kind is gone, so that it is another page");
    assert_eq!(Turn::default().token(&mut kind, None), Turn::default());
}

#[test]
fn paginators_print_their_call() {
    let script = Script::new([answer(200, "{}")]);
    let text = format!("{:?}", paginator(&script).items());
    assert!(
        text.starts_with("PaginatorItems { pages: Paginator { operation: \"PutNote\", input: PutNoteInput"),
        "{text}"
    );
}
