//! The three calls on our crate: region and credentials come from the environment.

use generated::{autoscaling, imagebuilder, swf};

#[path = "../../calls.rs"]
mod calls;

#[tokio::main]
async fn main() {
    let version = swf::config::BehaviorVersion::latest();
    calls::make(
        imagebuilder::Client::from_conf(imagebuilder::Config::builder().behavior_version(version).build()),
        swf::Client::from_conf(swf::Config::builder().behavior_version(version).build()),
        autoscaling::Client::from_conf(autoscaling::Config::builder().behavior_version(version).build()),
    )
    .await;
}
