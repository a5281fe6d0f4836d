"""The measured calls on boto3: the same work, the same bytes, a response from memory.

    calls.py PAYLOADS [--quick]

Prints a line of JSON for each case, as the other programs do. CPU time, of this thread.
"""

import json
import pathlib
import sys
import time

import boto3
import botocore.model
from botocore.awsrequest import AWSResponse
from botocore.config import Config

# The SDK speaks CBOR with CloudWatch, botocore JSON unless its order of protocols is another.
botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS = sorted(
    botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS, key=lambda it: it != "smithy-rpc-v2-cbor"
)


class Body:
    """What a response is read from."""

    def __init__(self, body):
        self.body = body

    def stream(self, *_args, **_kwargs):
        yield self.body


class Canned:
    """Answers every request with the same body; remembers how long the last request's body was."""

    def __init__(self, media_type, body):
        self.headers = {"x-amzn-requestid": "00000000-bench", "content-type": media_type}
        if media_type == "application/cbor":
            self.headers["smithy-protocol"] = "rpc-v2-cbor"
        self.body = body
        self.asked = 0

    def client(self, service):
        client = boto3.client(
            service,
            region_name="eu-west-1",
            aws_access_key_id="AKIDEXAMPLE",
            aws_secret_access_key="SECRET",
            config=Config(disable_request_compression=True),
        )
        client.meta.events.register("before-send", self.answer)
        return client

    def answer(self, request, **_kwargs):
        self.asked = len(request.body or b"")
        return AWSResponse(request.url, 200, self.headers, Body(self.body))


class Bench:
    """Runs cases."""

    def __init__(self, payloads, quick):
        self.payloads = payloads
        self.quick = quick

    def payload(self, name):
        """The payload of this name; `None` where a quick run leaves it out."""
        if self.quick and "15m" in name:
            return None
        return (self.payloads / name).read_bytes()

    def case(self, name, length, call):
        items = call()
        samples, shortest = (5, 0.01) if self.quick else (11, 0.06)
        runs = 1
        while self.sample(runs, call) < shortest:
            runs *= 2
        nanoseconds = [self.sample(runs, call) * 1e9 / runs for _ in range(samples)]
        print(json.dumps({"case": name, "bytes": length(), "items": items, "nanoseconds": nanoseconds}), flush=True)

    @staticmethod
    def sample(runs, call):
        start = time.thread_time()
        for _ in range(runs):
            call()
        return time.thread_time() - start


def small(bench):
    """The three operations of the committed slice."""
    lifecycle_execution = "lce-01234567-89ab-cdef-0123-456789abcdef"
    canned = Canned("application/json", json.dumps({"lifecycleExecutionId": lifecycle_execution}).encode())
    imagebuilder = canned.client("imagebuilder")

    def cancel():
        output = imagebuilder.cancel_lifecycle_execution(
            lifecycleExecutionId=lifecycle_execution, clientToken="a5d1f3c2-0000-4000-8000-000000000000"
        )
        return len(output["lifecycleExecutionId"])

    bench.case("small rest-json CancelLifecycleExecution", lambda: canned.asked, cancel)

    swf_canned = Canned("application/x-amz-json-1.0", b"")
    swf = swf_canned.client("swf")

    def request():
        swf.request_cancel_workflow_execution(domain="my-domain", workflowId="my-workflow")
        return 1

    bench.case("small json RequestCancelWorkflowExecution", lambda: swf_canned.asked, request)

    query_canned = Canned(
        "text/xml",
        b'<CompleteLifecycleActionResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">'
        b"<CompleteLifecycleActionResult/><ResponseMetadata><RequestId>00000000-bench</RequestId></ResponseMetadata>"
        b"</CompleteLifecycleActionResponse>",
    )
    autoscaling = query_canned.client("autoscaling")

    def complete():
        autoscaling.complete_lifecycle_action(
            LifecycleHookName="my-lifecycle-hook",
            AutoScalingGroupName="my-auto-scaling-group",
            LifecycleActionResult="CONTINUE",
        )
        return 1

    bench.case("small query CompleteLifecycleAction", lambda: query_canned.asked, complete)


# Service, payload, media type, name of the case, and the call's number of things.
RESPONSES = [
    (
        "autoscaling",
        "xml",
        "text/xml",
        "query DescribeAutoScalingGroups",
        lambda client: len(client.describe_auto_scaling_groups()["AutoScalingGroups"]),
    ),
    (
        "swf",
        "json",
        "application/x-amz-json-1.0",
        "json GetWorkflowExecutionHistory",
        lambda client: len(
            client.get_workflow_execution_history(
                domain="my-domain", execution={"workflowId": "my-workflow", "runId": "1"}
            )["events"]
        ),
    ),
    (
        "dynamodb",
        "json",
        "application/x-amz-json-1.0",
        "json Query",
        lambda client: len(client.query(TableName="my-table")["Items"]),
    ),
    (
        "s3",
        "xml",
        "text/xml",
        "rest-xml ListObjectsV2",
        lambda client: len(client.list_objects_v2(Bucket="my-bucket")["Contents"]),
    ),
    (
        "cloudwatch",
        "cbor",
        "application/cbor",
        "cbor DescribeAlarms",
        lambda client: len(client.describe_alarms()["MetricAlarms"]),
    ),
]


def responses(bench):
    """Responses of 1 KiB to 15 MB."""
    for service, extension, media_type, name, call in RESPONSES:
        for size in ["1k", "22k", "1500k", "15m"]:
            body = bench.payload(f"{service}-{size}.{extension}")
            if body is None:
                continue
            client = Canned(media_type, body).client(service)
            bench.case(f"response {name} {size}", lambda: len(body), lambda: call(client))


def requests(bench):
    """Large requests."""
    canned = Canned(
        "text/xml",
        b"<CreateOrUpdateTagsResponse><ResponseMetadata><RequestId>00000000-bench</RequestId></ResponseMetadata>"
        b"</CreateOrUpdateTagsResponse>",
    )
    autoscaling = canned.client("autoscaling")
    tags = [
        {
            "ResourceId": "my-group",
            "ResourceType": "auto-scaling-group",
            "Key": f"key {index}",
            "Value": f"a value & {index}",
            "PropagateAtLaunch": index % 2 == 0,
        }
        for index in range(1000)
    ]

    def tag():
        autoscaling.create_or_update_tags(Tags=tags)
        return len(tags)

    bench.case("request query CreateOrUpdateTags", lambda: canned.asked, tag)

    swf_canned = Canned("application/x-amz-json-1.0", b"")
    swf = swf_canned.client("swf")
    decisions = [
        {
            "decisionType": "ScheduleActivityTask",
            "scheduleActivityTaskDecisionAttributes": {
                "activityType": {"name": "resize", "version": "1.0"},
                "activityId": f"activity-{index}",
                "startToCloseTimeout": "300",
                "input": f'{{"image": "image-{index}.png", "note": "caf\u00e9"}}\n',
            },
        }
        for index in range(500)
    ]

    def decide():
        swf.respond_decision_task_completed(taskToken="a-token", decisions=decisions)
        return len(decisions)

    bench.case("request json RespondDecisionTaskCompleted", lambda: swf_canned.asked, decide)
    requests_of_stores(bench)


def requests_of_stores(bench):
    """Large requests of DynamoDB and S3."""
    canned = Canned("application/x-amz-json-1.0", b'{"UnprocessedItems":{}}')
    dynamodb = canned.client("dynamodb")
    columns = {
        index: {f"column{column}": {"S": f'row {index}, column {column}: "quoted" \u2603'} for column in range(7)}
        for index in range(25)
    }
    puts = [{"PutRequest": {"Item": {**columns[index], "bytes": {"B": b"\x07" * 1024}}}} for index in range(25)]

    def put():
        dynamodb.batch_write_item(RequestItems={"my-table": puts})
        return len(puts)

    bench.case("request json BatchWriteItem", lambda: canned.asked, put)

    s3_canned = Canned("text/xml", b'<DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>')
    s3 = s3_canned.client("s3")
    delete = {"Objects": [{"Key": f"photos/2026/{index:06} & more.jpg"} for index in range(1000)], "Quiet": True}

    def remove():
        s3.delete_objects(Bucket="my-bucket", Delete=delete)
        return len(delete["Objects"])

    bench.case("request rest-xml DeleteObjects", lambda: s3_canned.asked, remove)


def main():
    bench = Bench(pathlib.Path(sys.argv[1]), "--quick" in sys.argv[2:])
    small(bench)
    responses(bench)
    requests(bench)


main()
