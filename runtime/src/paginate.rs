//! Paginators: a call that is made again with the token of its answer, until there is no token.
//!
//! Generated code says where an operation has its tokens, its page size and its items; going through the pages is here.

use std::fmt::{Debug, Formatter};
use std::future::Future;
use std::pin::Pin;

use aws_smithy_async::future::pagination_stream::fn_stream::FnStream;
use aws_smithy_async::future::pagination_stream::{PaginationStream, TryFlatMap};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;

use crate::client::{Call, Handle};
use crate::operation::Operation;

/// An operation that answers in pages.
pub trait Paginated: Operation<Input: Clone> {
    /// Takes the tokens of `output` into `input`, which asks for the next page then.
    fn turn(input: &mut Self::Input, output: &Self::Output) -> Turn;
}

/// A paginated operation whose input says how large a page may be.
pub trait PageSize: Paginated {
    /// The type of the member.
    type Size;

    /// Sets the member.
    fn set_page_size(input: &mut Self::Input, size: Self::Size);
}

/// A paginated operation whose pages are lists of items, or maps.
pub trait Items: Paginated {
    /// The items of a page.
    type Items: IntoIterator<Item: Send + 'static, IntoIter: Send> + Send;

    /// Takes the items out of a page.
    fn items(page: Self::Output) -> Self::Items;
}

/// What the tokens of a page say. [`Turn::default`] is that of a page without a token: the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    more: bool,
    moved: bool,
}

impl Turn {
    /// Takes one token from an output to the input's member `at`; all the tokens of an operation together are its turn.
    pub fn token<T: PartialEq>(mut self, at: &mut Option<T>, token: Option<T>) -> Self {
        self.more |= token.is_some();
        self.moved |= *at != token;
        *at = token;
        self
    }

    /// Whether this was the last page. The same tokens twice are the end too, if the caller wants it so.
    fn is_last(self, stop_on_duplicate_token: bool) -> bool {
        !self.more || (stop_on_duplicate_token && !self.moved)
    }
}

/// A thing of type `T`, or what kept calls of `O` from getting it.
type Answer<O, T> = Result<T, SdkError<<O as Operation>::Error, HttpResponse>>;

/// Calls an operation once for each page.
pub struct Paginator<O: Operation> {
    handle: Handle<O::Service>,
    input: O::Input,
    stop_on_duplicate_token: bool,
}

impl<O: Paginated> Paginator<O> {
    /// The pages of a call, from the token on that is set in it.
    pub fn new(call: impl Call<Operation = O>) -> Self {
        let (handle, input) = call.into_fluent().into_parts();
        Self { handle, input, stop_on_duplicate_token: true }
    }

    /// Whether to stop when a page has the token that led to it, as is the default. A caller who follows a log that
    /// still grows goes on.
    pub fn stop_on_duplicate_token(mut self, stop_on_duplicate_token: bool) -> Self {
        self.stop_on_duplicate_token = stop_on_duplicate_token;
        self
    }

    /// The pages. Each is asked for when it is waited for; an error is the last thing in the stream.
    pub fn send(self) -> PaginationStream<Answer<O, O::Output>> {
        let Self { handle, mut input, stop_on_duplicate_token } = self;
        PaginationStream::new(FnStream::new(move |pages| {
            Box::pin(async move {
                loop {
                    let page = handle.send::<O>(input.clone()).await;
                    let is_last = page
                        .as_ref()
                        .map_or(true, |output| O::turn(&mut input, output).is_last(stop_on_duplicate_token));
                    if pages.send(page).await.is_err() || is_last {
                        return;
                    }
                }
            }) as Pin<Box<dyn Future<Output = ()> + Send>>
        }))
    }
}

impl<O: PageSize> Paginator<O> {
    /// How many items a page may have. What the call says of it is replaced.
    pub fn page_size(mut self, limit: O::Size) -> Self {
        O::set_page_size(&mut self.input, limit);
        self
    }
}

impl<O: Items> Paginator<O> {
    /// The items of all pages, one by one.
    pub fn items(self) -> PaginatorItems<O> {
        PaginatorItems { pages: self }
    }
}

/// Calls an operation once for each page, and takes the pages apart.
pub struct PaginatorItems<O: Operation> {
    pages: Paginator<O>,
}

impl<O: Items> PaginatorItems<O> {
    /// The items. A page is asked for when its first item is waited for; an error is the last thing in the stream.
    pub fn send(self) -> PaginationStream<Answer<O, <O::Items as IntoIterator>::Item>> {
        TryFlatMap::new(self.pages.send()).flat_map(O::items)
    }
}

impl<O: Operation> Debug for Paginator<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let mut debug = f.debug_struct("Paginator");
        debug.field("operation", &O::ROW.name).field("input", &self.input);
        debug.field("stop_on_duplicate_token", &self.stop_on_duplicate_token).finish_non_exhaustive()
    }
}

impl<O: Operation> Debug for PaginatorItems<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaginatorItems").field("pages", &self.pages).finish()
    }
}
