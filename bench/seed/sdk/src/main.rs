//! The three calls on the SDK: region and credentials come from wherever aws-config finds them.

use aws_sdk_autoscaling as autoscaling;
use aws_sdk_imagebuilder as imagebuilder;
use aws_sdk_swf as swf;

#[path = "../../calls.rs"]
mod calls;

#[tokio::main]
async fn main() {
    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    calls::make(
        imagebuilder::Client::new(&config),
        swf::Client::new(&config),
        autoscaling::Client::new(&config),
    )
    .await;
}
