//! Profiles, files and variables, by the cases that were captured of the AWS CLI and the rules of botocore.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::time::Duration;

use awslice_runtime::schema::Service;

use super::{ClientSettings, Session, ini};
use crate::arguments::Globals;
use crate::error::CliError;
use crate::world::Environment;

/// A home folder with these files.
struct Home {
    folder: tempfile::TempDir,
    variables: Vec<(String, String)>,
}

impl Home {
    fn new(config: &str, credentials: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(".aws")).unwrap();
        for (name, text) in [("config", config), ("credentials", credentials)] {
            if !text.is_empty() {
                std::fs::write(folder.path().join(".aws").join(name), text).unwrap();
            }
        }
        let home = folder.path().to_str().unwrap().to_owned();
        Self { folder, variables: vec![("HOME".to_owned(), home)] }
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    fn environment(&self) -> Environment {
        Environment::new(self.variables.clone(), self.folder.path().to_owned())
    }

    fn session(&self, profile: Option<&str>) -> Result<Session, CliError> {
        Session::open(&self.environment(), profile)
    }

    fn client(&self, globals: &Globals) -> Result<ClientSettings, CliError> {
        self.session(globals.profile.as_deref())?.client(globals, service(), "aws")
    }

    /// The key, or the message.
    fn key(&self, profile: Option<&str>) -> String {
        match self.session(profile).and_then(|session| session.credentials("aws")) {
            Ok(found) => format!("{} {}", found.access_key_id(), found.session_token().unwrap_or("-")),
            Err(error) => error.message,
        }
    }
}

fn service() -> &'static Service {
    let all = generated::COMMANDS.iter();
    all.map(|it| it.row).find(|it| it.id == "Auto Scaling").unwrap()
}

const PROFILES: &str =
    "[default]\noutput = yaml\nregion = eu-west-1\n[profile p]\noutput = text\nregion = ap-south-1\n";

#[test]
fn the_format_is_configparsers() {
    let text = "# c\n[a b]\nKey: v ; no comment\n  more\n\n  last\n; c\n[c]\nx=\n  y = 1\n  z = 2\n";
    let option = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        ini::parse(text).unwrap(),
        [
            ("a b".to_owned(), vec![option("key", "v ; no comment\nmore\n\nlast")]),
            ("c".to_owned(), vec![option("x", "\ny = 1\nz = 2")]),
        ]
    );
    for wrong in ["x = 1", "[a]\nx", "[a]\n[a]", "[a]\nx=1\nX=2", "[a]\n= 1"] {
        assert_eq!(ini::parse(wrong), None, "{wrong:?}");
    }
    assert_eq!(ini::parse(""), Some(Vec::new()));
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    for wrong in ["[default\noutput", "x = 1", "[default]\ns3 =\n  nothing\n"] {
        let home = Home::new(wrong, "");
        let error = home.session(None).unwrap_err();
        let path = home.folder.path().join(".aws/config");
        assert_eq!((error.exit, error.message), (255, format!("Unable to parse config file: {}", path.display())));
    }
    let home = Home::new("", "");
    std::fs::write(home.folder.path().join(".aws/credentials"), b"[a]\nx=\xff").unwrap();
    assert!(home.session(None).is_err());
    assert!(home.with("AWS_SHARED_CREDENTIALS_FILE", "~/none").session(None).is_ok());
}

#[test]
fn the_profile_is_the_options_else_a_variables() {
    let output = |home: &Home, profile| home.session(profile).unwrap().setting("output");
    let home = Home::new(PROFILES, "");
    assert_eq!(output(&home, None).as_deref(), Some("yaml"));
    assert_eq!(output(&home, Some("p")).as_deref(), Some("text"));
    let home = home.with("AWS_DEFAULT_PROFILE", "p");
    assert_eq!(output(&home, None).as_deref(), Some("text"));
    let home = home.with("AWS_PROFILE", "default");
    assert_eq!(output(&home, None).as_deref(), Some("yaml"));
    let mut session = home.session(None).unwrap();
    session.select("p");
    assert_eq!(session.setting("output").as_deref(), Some("text"));
    let home = home.with("AWS_CONFIG_FILE", "$HOME/alt.cfg");
    std::fs::write(home.folder.path().join("alt.cfg"), "[profile \"a b\"]\nOUTPUT = table\n").unwrap();
    assert_eq!(output(&home, Some("a b")).as_deref(), Some("table"));
}

#[test]
fn a_profile_that_is_asked_for_must_exist() {
    let message = |home: Home, profile| home.session(profile).unwrap().check_profile().map_err(|it| it.message);
    assert_eq!(message(Home::new("", ""), None), Ok(()));
    let missing = |name: &str| Err(format!("The config profile ({name}) could not be found"));
    assert_eq!(message(Home::new("", ""), Some("default")), missing("default"));
    assert_eq!(message(Home::new(PROFILES, "").with("AWS_PROFILE", "nope"), None), missing("nope"));
    assert_eq!(message(Home::new(PROFILES, "").with("AWS_PROFILE", ""), None), missing(""));
    assert_eq!(message(Home::new("", "[q]\nregion=r\n"), Some("q")), Ok(()));
    assert_eq!(Home::new(PROFILES, "").session(Some("nope")).unwrap().setting("output"), None);
}

#[test]
fn regions_come_from_the_option_then_variables_then_the_profile() {
    let region = |home: &Home, given: Option<&str>| {
        let globals = Globals { region: given.map(str::to_owned), ..Globals::default() };
        home.client(&globals).map(|it| it.region).map_err(|it| (it.exit, it.code))
    };
    assert_eq!(region(&Home::new("", ""), None), Err((253, Some("NoRegion"))));
    assert_eq!(region(&Home::new("", "[default]\nregion = eu-west-3\n"), None).unwrap(), "eu-west-3");
    let home = Home::new(PROFILES, "");
    assert_eq!(region(&home, None).unwrap(), "eu-west-1");
    let home = home.with("AWS_DEFAULT_REGION", "d");
    assert_eq!(region(&home, None).unwrap(), "d");
    let home = home.with("AWS_REGION", "r");
    assert_eq!(region(&home, None).unwrap(), "r");
    assert_eq!(region(&home, Some("o")).unwrap(), "o");
    let empty = Home::new("", "").with("AWS_DEFAULT_REGION", "");
    assert_eq!(region(&empty, None), Err((253, Some("NoRegion"))));
    assert_eq!(region(&empty.with("AWS_ENDPOINT_URL", "http://h"), None).unwrap(), "");
}

#[test]
fn endpoints_of_a_service_go_before_those_for_all() {
    let services = "[default]\nregion = r\nservices = s\nendpoint_url = http://all\n\
                    [services s]\nauto_scaling =\n  endpoint_url = http://service\n";
    let endpoint = |home: &Home| home.client(&Globals::default()).unwrap().endpoint_url;
    assert_eq!(endpoint(&Home::new("[default]\nregion = r\nendpoint_url = http://all\n", "")).unwrap(), "http://all");
    let home = Home::new(services, "");
    assert_eq!(endpoint(&home).unwrap(), "http://service");
    let home = home.with("AWS_ENDPOINT_URL", "http://v");
    assert_eq!(endpoint(&home).unwrap(), "http://v");
    let home = home.with("AWS_ENDPOINT_URL_AUTO_SCALING", "http://vs");
    assert_eq!(endpoint(&home).unwrap(), "http://vs");
    let home = home.with("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "TRUE");
    assert_eq!(endpoint(&home), None);
    let globals = Globals { endpoint_url: Some("http://o".to_owned()), ..Globals::default() };
    assert_eq!(home.client(&globals).unwrap().endpoint_url.unwrap(), "http://o");
}

#[test]
fn settings_of_retries_are_checked() {
    let wrong = |text: &str, message: &str| {
        let error = Home::new(&format!("[default]\nregion=r\n{text}\n"), "").client(&Globals::default()).unwrap_err();
        assert_eq!((error.exit, error.message.as_str()), (255, message));
    };
    wrong("max_attempts = x", "invalid literal for int() with base 10: 'x'");
    wrong("max_attempts = 0", "Value provided to \"max_attempts\": 0 must be an integer greater than or equal to one.");
    wrong(
        "retry_mode = legacy\nmax_attempts = 2",
        "Invalid value provided to \"mode\": \"legacy\" must be one of: \"standard\" or \"adaptive\"",
    );
    let home = Home::new("[default]\nregion=r\nmax_attempts=2\nretry_mode = adaptive\n", "");
    let settings = home.with("AWS_MAX_ATTEMPTS", "5").client(&Globals::default()).unwrap();
    assert_eq!((settings.max_attempts, settings.adaptive), (Some(5), true));
}

#[test]
fn timeouts_are_a_minute_and_0_is_none() {
    let timeouts = |read: Option<&str>, connect: Option<&str>| {
        let text = |it: Option<&str>| it.map(str::to_owned);
        let globals = Globals { read_timeout: text(read), connect_timeout: text(connect), ..Globals::default() };
        let settings = Home::new("[default]\nregion=r\n", "").client(&globals).unwrap();
        (settings.read_timeout, settings.connect_timeout)
    };
    let minute = Some(Duration::from_secs(60));
    assert_eq!(timeouts(None, None), (minute, minute));
    assert_eq!(timeouts(Some("1"), Some("0")), (Some(Duration::from_secs(1)), None));
}

#[test]
fn credentials_come_in_botocores_order() {
    let config = "[default]\naws_access_key_id=AKIDC\naws_secret_access_key=S\n";
    let file = "[default]\naws_access_key_id = AKIDF\naws_secret_access_key = S\n\
                [p]\naws_access_key_id = AKIDP\naws_secret_access_key = S\naws_session_token = TOK\n\
                [half]\naws_access_key_id = AKIDH\n";
    assert_eq!(Home::new(config, "").key(None), "AKIDC -");
    let home = Home::new(config, file);
    assert_eq!(home.key(None), "AKIDF -");
    assert_eq!(home.key(Some("p")), "AKIDP TOK");
    let missing = "Partial credentials found in shared-credentials-file, missing: aws_secret_access_key";
    assert_eq!(home.key(Some("half")), missing);
    let home = home.with("AWS_ACCESS_KEY_ID", "AKIDV");
    assert_eq!(home.key(None), "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY");
    let home = home.with("AWS_SECRET_ACCESS_KEY", "S").with("AWS_PROFILE", "p");
    assert_eq!(home.key(None), "AKIDV -");
    assert_eq!(home.key(Some("p")), "AKIDP TOK");
    let none = Home::new("", "").session(None).unwrap().credentials("aws").unwrap_err();
    assert_eq!(none, CliError::no_credentials("aws"));
}

#[test]
fn a_program_can_give_credentials() {
    let key = |line: &str| Home::new(&format!("[default]\ncredential_process = {line}\n"), "").key(None);
    let json = r#"/bin/echo {\"Version\":1,\"AccessKeyId\":\"AKIDPROC\",\"SecretAccessKey\":\"S\"}"#;
    assert_eq!(key(json), "AKIDPROC -");
    let failed = "Error when retrieving credentials from custom-process: ";
    for (line, reason) in [
        ("/bin/false", ""),
        ("sh -c 'echo no >&2; exit 1'", "no"),
        (
            "/bin/echo '{}'",
            "Unsupported version '<Version key not provided>' for credential process provider, supported versions: 1",
        ),
        (r#"/bin/echo '{"Version": 1}'"#, "Missing required key in response: 'AccessKeyId'"),
        ("'", "`credential_process` is not a command line"),
    ] {
        assert_eq!(key(line), format!("{failed}{reason}"));
    }
}

#[test]
fn credentials_from_services_are_refused_rather_than_replaced() {
    let home = Home::new("[default]\nrole_arn = arn:r\naws_access_key_id=A\naws_secret_access_key=S\n", "");
    assert!(home.key(None).starts_with("`role_arn` asks for credentials from a service"), "{}", home.key(None));
    let home = Home::new("", "").with("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://h");
    assert!(home.key(None).starts_with("`AWS_CONTAINER_CREDENTIALS_FULL_URI` asks"));
}
