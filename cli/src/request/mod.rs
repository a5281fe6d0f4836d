//! `--check`, `--show-request`, `--as-curl`: the request instead of the call.
