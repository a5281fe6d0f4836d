//! `--generate-cli-skeleton`: inputs and outputs to fill in.
