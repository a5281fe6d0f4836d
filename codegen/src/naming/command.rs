//! Names of the AWS CLI: commands and options.
//!
//! They are botocore's kebab case, but for what the AWS CLI renames so that no option is a global one, or for the
//! eye's sake. The tables are facts of its `customizations/argrename.py` and `customizations/commands.py`.

use super::xform::xform_kebab;

/// Services whose commands have names of their own.
const SERVICES: [(&str, &str); 4] =
    [("agenttoolkit", "agent-toolkit"), ("codedeploy", "deploy"), ("config", "configservice"), ("s3", "s3api")];

/// An option's names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionName {
    /// The option without its dashes.
    pub name: String,
    /// What sets a boolean to false, where it is not `no-` and the name.
    pub negative: Option<String>,
    /// A further name that is not shown.
    pub alias: Option<String>,
    /// Words stand for the only member of the structures in the list.
    pub wraps: bool,
}

/// Options of lists of structures with one member, whose words the AWS CLI has always taken for that member
/// (`awscli/argprocess.py`).
const WRAPPING: [&str; 8] = [
    "elb.deregister-instances-from-load-balancer.instances",
    "elb.describe-instance-health.instances",
    "elb.register-instances-with-load-balancer.instances",
    "elb.remove-tags.tags",
    "firehose.put-record-batch.records",
    "workspaces.reboot-workspaces.reboot-workspace-requests",
    "workspaces.rebuild-workspaces.rebuild-workspace-requests",
    "workspaces.terminate-workspaces.terminate-workspace-requests",
];

/// The command of a service, by botocore's name of it.
pub fn name_service_command(service: &str) -> String {
    let renamed = SERVICES.iter().find(|(from, _)| *from == service);
    renamed.map_or_else(|| service.to_owned(), |(_, to)| (*to).to_owned())
}

/// The option of a member of an operation's input; service and operation are commands.
pub fn name_option(service: &str, operation: &str, member: &str) -> OptionName {
    let usual = xform_kebab(member);
    let find = |table: &[(&str, &str)], option: &str| {
        let named = [format!("{service}.{operation}.{option}"), format!("{service}.*.{option}")];
        table.iter().find(|(from, _)| named.iter().any(|it| it == from)).map(|(_, to)| (*to).to_owned())
    };
    let name = find(&super::command_names::RENAMES, &usual).unwrap_or(usual);
    OptionName {
        negative: find(&super::command_names::RENAMES, &format!("no-{name}")),
        alias: find(&super::command_names::ALIASES, &name),
        wraps: WRAPPING.contains(&format!("{service}.{operation}.{name}").as_str()),
        name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_renamed_where_the_aws_cli_renames_them() {
        let name = |operation: &str, member: &str| name_option("ec2", operation, member);
        assert_eq!(name("run-instances", "ImageId").name, "image-id");
        assert_eq!(name("run-instances", "DisableApiTermination").negative.as_deref(), Some("enable-api-termination"));
        assert_eq!(name("create-image", "NoReboot").negative.as_deref(), Some("reboot"));
        assert_eq!(name_option("swf", "register-activity-type", "version").name, "activity-version");
        assert_eq!(name_option("swf", "describe-activity-type", "version").name, "version");
        let tapes = name_option("storagegateway", "describe-tapes", "TapeARNs");
        assert_eq!((tapes.name.as_str(), tapes.alias.as_deref()), ("tape-arns", Some("tape-ar-ns")));
        assert!(name_option("elb", "remove-tags", "Tags").wraps && !name_option("elb", "add-tags", "Tags").wraps);
        assert_eq!(name_service_command("s3"), "s3api");
        assert_eq!(name_service_command("swf"), "swf");
    }
}
