//! Records of services, as they look in practice; `FutureMember` and the like are members that no model knows.

use super::value::{Value, members};

/// A number for a place that looks like no other's: the finalizer of SplitMix64.
fn mixed(index: usize) -> u64 {
    let mut it = u64::try_from(index).unwrap_or_default().wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1);
    it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    it ^ (it >> 31)
}

/// A time in 2025, in milliseconds.
fn moment(index: usize) -> Value {
    Value::Time(1_735_700_000_000 + i64::try_from(mixed(index) % 31_000_000_000).unwrap_or_default())
}

/// A place as a whole number.
fn whole(index: usize) -> i64 {
    i64::try_from(index).unwrap_or_default()
}

/// One of these.
fn one_of(index: usize, words: &[&'static str]) -> &'static str {
    words.get(index % words.len().max(1)).copied().unwrap_or_default()
}

/// An Auto Scaling group with up to three instances.
pub fn group(index: usize) -> Value {
    let id = mixed(index);
    let instance = |place: usize| {
        members! {
            "InstanceId": format!("i-{:017x}", mixed(index * 8 + place)),
            "InstanceType": one_of(place, &["m7g.large", "c7g.xlarge"]),
            "AvailabilityZone": one_of(place, &["eu-west-1a", "eu-west-1b", "eu-west-1c"]),
            "LifecycleState": "InService",
            "HealthStatus": "Healthy",
            "LaunchTemplate": members! { "LaunchTemplateId": format!("lt-{id:017x}"), "LaunchTemplateName": "web", "Version": "7" },
            "ProtectedFromScaleIn": place == 1,
            "FutureMember": members! { "Depth": 3, "Note": "not in the model" },
        }
    };
    let tag = |place: usize| {
        members! {
            "ResourceId": format!("group-{index}"), "ResourceType": "auto-scaling-group", "Key": format!("key-{place}"),
            "Value": "search & \"rescue\" <team>", "PropagateAtLaunch": true,
        }
    };
    members! {
        "AutoScalingGroupName": format!("group-{index}"),
        "AutoScalingGroupARN": format!("arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:{id:x}:autoScalingGroupName/group-{index}"),
        "LaunchTemplate": members! { "LaunchTemplateId": format!("lt-{id:017x}"), "LaunchTemplateName": "web", "Version": "7" },
        "MinSize": 1, "MaxSize": 12, "DesiredCapacity": 3, "DefaultCooldown": 300,
        "AvailabilityZones": vec!["eu-west-1a".into(), "eu-west-1b".into()],
        "LoadBalancerNames": Vec::new(),
        "TargetGroupARNs": vec![format!("arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/{id:x}").into()],
        "HealthCheckType": "ELB", "HealthCheckGracePeriod": 90,
        "Instances": (0..index % 4).map(instance).collect::<Vec<Value>>(),
        "CreatedTime": moment(index),
        "VPCZoneIdentifier": "subnet-0a1b2c3d4e5f60718,subnet-1a1b2c3d4e5f60718",
        "FutureMember": "not in the model",
        "Tags": (0..index % 3).map(tag).collect::<Vec<Value>>(),
        "TerminationPolicies": vec!["Default".into()],
        "NewInstancesProtectedFromScaleIn": false,
        "CapacityRebalance": true,
    }
}

/// The response of `DescribeAutoScalingGroups`.
pub fn groups(groups: Vec<Value>) -> Value {
    let result = members! { "AutoScalingGroups": groups };
    let metadata = members! { "RequestId": "00000000-bench" };
    members! {
        "DescribeAutoScalingGroupsResponse":
            members! { "DescribeAutoScalingGroupsResult": result, "ResponseMetadata": metadata },
    }
}

/// An object of a bucket.
pub fn object(index: usize) -> Value {
    members! {
        "Key": format!("photos/2026/{:02}/caf\u{e9} & more {index:07}.jpg", index % 12 + 1),
        "LastModified": moment(index),
        "ETag": format!("\"{:016x}{:016x}\"", mixed(index), mixed(index + 1)),
        "ChecksumAlgorithm": vec!["CRC64NVME".into()],
        "ChecksumType": "FULL_OBJECT",
        "Size": i64::try_from(mixed(index) % 50_000_000).unwrap_or_default(),
        "FutureMember": "not in the model",
        "StorageClass": one_of(index, &["STANDARD", "INTELLIGENT_TIERING", "GLACIER"]),
    }
}

/// The response of `ListObjectsV2`.
pub fn objects(objects: Vec<Value>) -> Value {
    let count = whole(objects.len());
    members! {
        "ListBucketResult": members! {
            "IsTruncated": true, "Contents": objects, "Name": "my-bucket", "Prefix": "photos/", "MaxKeys": count,
            "KeyCount": count, "NextContinuationToken": "1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=",
        },
    }
}

/// A volume of EC2.
pub fn volume(index: usize) -> Value {
    let attachment = members! {
        "volumeId": format!("vol-{:017x}", mixed(index)), "instanceId": format!("i-{:017x}", mixed(index + 7)),
        "device": "/dev/sda1", "status": "attached", "attachTime": moment(index + 1), "deleteOnTermination": true,
    };
    members! {
        "volumeId": format!("vol-{:017x}", mixed(index)), "size": 100, "snapshotId": "", "iops": 3000,
        "availabilityZone": "eu-west-1a", "status": one_of(index, &["in-use", "available"]), "createTime": moment(index),
        "attachmentSet": vec![attachment],
        "tagSet": vec![members! { "key": "Name", "value": "search & \"rescue\" <team>" }],
        "futureMember": "not in the model", "volumeType": "gp3", "encrypted": true, "multiAttachEnabled": false,
        "throughput": 125,
    }
}

/// The response of `DescribeVolumes`.
pub fn volumes(volumes: Vec<Value>) -> Value {
    members! { "DescribeVolumesResponse": members! { "requestId": "00000000-bench", "volumeSet": volumes } }
}

/// An event of a workflow execution: activities that are scheduled, and decisions that were made.
pub fn event(index: usize) -> Value {
    if index.is_multiple_of(3) {
        return members! {
            "decisionTaskCompletedEventAttributes": members! {
                "executionContext": "step \"two\"\ncaf\u{e9}", "scheduledEventId": whole(index), "startedEventId": whole(index),
            },
            "eventId": whole(index), "eventTimestamp": moment(index), "eventType": "DecisionTaskCompleted",
        };
    }
    members! {
        "activityTaskScheduledEventAttributes": members! {
            "activityId": format!("activity-{:x}", mixed(index)),
            "activityType": members! { "name": "resize", "version": "1.0" },
            "control": "{\"attempt\": 1}",
            "decisionTaskCompletedEventId": whole(index),
            "futureMember": vec![members! { "note": "not in the model" }],
            "heartbeatTimeout": "60",
            "input": "{\"image\": \"photos/2026/summer.jpg\", \"sizes\": [100, 200, 400], \"title\": \"Caf\u{e9} \u{1f600}\"}\n",
            "scheduleToCloseTimeout": "900", "scheduleToStartTimeout": "300", "startToCloseTimeout": "600",
            "taskList": members! { "name": "resizers" },
        },
        "eventId": whole(index), "eventTimestamp": moment(index), "eventType": "ActivityTaskScheduled",
    }
}

/// The response of `GetWorkflowExecutionHistory`.
pub fn history(events: Vec<Value>) -> Value {
    members! { "events": events, "nextPageToken": "AAAAKgAAAAEAAAAAAAAAA", "futureMember": 5 }
}

/// An item of a table of DynamoDB.
pub fn item(index: usize) -> Value {
    let text = |it: String| members! { "S": it };
    members! {
        "id": text(format!("user#{:016x}", mixed(index))),
        "created": members! { "N": format!("{}", 1_735_700_000 + whole(index)) },
        "name": text(format!("Zo\u{eb} \"Z\" number {index}")),
        "active": members! { "BOOL": index.is_multiple_of(2) },
        "bytes": members! { "B": "c29tZSBieXRlcyB0aGF0IG1lYW4gbm90aGluZw==" },
        "scores": members! { "L": vec![members! { "N": "12.5" }, members! { "N": "-3" }, members! { "NULL": true }] },
        "address": members! { "M": members! { "street": text("1 Main Street\nFlat 2".to_owned()), "city": text("Cork".to_owned()) } },
        "tags": members! { "SS": vec!["new".into(), "paying".into()] },
    }
}

/// The response of `Query`.
pub fn items(items: Vec<Value>) -> Value {
    let count = whole(items.len());
    members! { "Count": count, "Items": items, "ScannedCount": count, "FutureMember": members! { "Note": "not in the model" } }
}

/// A component of Image Builder.
pub fn component(index: usize) -> Value {
    members! {
        "arn": format!("arn:aws:imagebuilder:eu-west-1:123456789012:component/component-{index}/1.0.{index}"),
        "name": format!("component-{index}"), "version": format!("1.0.{index}"),
        "description": "Installs \"things\"\ncaf\u{e9}", "platform": one_of(index, &["Linux", "Windows"]),
        "supportedOsVersions": vec!["Amazon Linux 2023".into()], "type": "BUILD", "owner": "123456789012",
        "dateCreated": "2026-01-01T00:00:00Z", "futureMember": members! { "note": "not in the model" },
    }
}

/// The response of `ListComponents`.
pub fn components(components: Vec<Value>) -> Value {
    members! { "requestId": "00000000-bench", "componentVersionList": components, "nextToken": "token" }
}

/// An alarm of CloudWatch.
pub fn alarm(index: usize) -> Value {
    members! {
        "AlarmName": format!("latency-{index}"),
        "AlarmArn": format!("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:latency-{index}"),
        "AlarmDescription": "Wakes \"someone\"\ncaf\u{e9}",
        "AlarmConfigurationUpdatedTimestamp": moment(index),
        "ActionsEnabled": true,
        "OKActions": Vec::new(),
        "AlarmActions": vec!["arn:aws:sns:eu-west-1:123456789012:pager".into()],
        "StateValue": one_of(index, &["OK", "ALARM"]),
        "StateReason": "Threshold Crossed: 1 datapoint [12.5 (20/11/26 09:00:00)] was greater than the threshold (10.0).",
        "StateUpdatedTimestamp": moment(index + 1),
        "MetricName": "Latency", "Namespace": "AWS/ELB", "Statistic": "Average",
        "Dimensions": vec![members! { "Name": "LoadBalancerName", "Value": format!("balancer-{index}") }],
        "FutureMember": members! { "Note": "not in the model" },
        "Period": 60, "EvaluationPeriods": 3, "DatapointsToAlarm": 2, "Threshold": 10.5,
        "ComparisonOperator": "GreaterThanThreshold", "TreatMissingData": "missing",
    }
}

/// The response of `DescribeAlarms`.
pub fn alarms(alarms: Vec<Value>) -> Value {
    members! { "CompositeAlarms": Vec::new(), "MetricAlarms": alarms, "NextToken": "token" }
}
