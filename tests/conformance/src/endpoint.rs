//! Cases of `endpoint-tests-1.json`: parameters of a rule set, and the endpoint or the error that it answers.

use std::collections::BTreeMap;
use std::process::ExitCode;

use awslice_runtime::endpoint::{AuthScheme, Endpoint, ParamValue, Params, Resolver};
use serde_json::{Map, Value as Json, json};

use crate::json;
use crate::verdict::{Case, run};

/// A case of a service's endpoint tests.
#[derive(Debug)]
pub struct EndpointCase {
    /// By which its verdict names it.
    pub id: String,
    /// The service, as its resolver is called.
    pub service: String,
    /// `params`.
    pub params: Map<String, Json>,
    /// `expect`.
    pub expect: Json,
}

impl Case for EndpointCase {
    fn of(given: &Json) -> Option<Self> {
        Some(Self {
            id: given.get("id")?.as_str()?.to_owned(),
            service: given.get("service")?.as_str()?.to_owned(),
            params: given.get("params")?.as_object()?.clone(),
            expect: given.get("expect")?.clone(),
        })
    }

    fn id(&self) -> &str {
        &self.id
    }
}

/// The `main` of a program that runs endpoint tests against these resolvers, by service: as [`protocols`](crate::protocols).
pub fn endpoints(resolvers: &[(&str, Resolver)]) -> ExitCode {
    let resolvers: BTreeMap<&str, Resolver> = resolvers.iter().copied().collect();
    run(|case: &EndpointCase| match resolvers.get(case.service.as_str()) {
        Some(resolver) => judge(*resolver, case),
        None => vec![format!("there is no resolver of {}", case.service)],
    })
}

/// Where a resolver's answer is not the expected one.
fn judge(resolver: Resolver, case: &EndpointCase) -> Vec<String> {
    let lists: BTreeMap<&str, Vec<String>> =
        case.params.iter().filter_map(|(name, value)| Some((name.as_str(), texts(value)?))).collect();
    let others: Vec<(&str, ParamValue<'_>)> = case
        .params
        .iter()
        .filter_map(|(name, value)| {
            let value = match value {
                Json::String(text) => ParamValue::String(text),
                Json::Bool(flag) => ParamValue::Boolean(*flag),
                _ => ParamValue::StringArray(lists.get(name.as_str())?),
            };
            Some((name.as_str(), value))
        })
        .collect();
    let text = |name: &str| case.params.get(name).and_then(Json::as_str);
    let flag = |name: &str| case.params.get(name).and_then(Json::as_bool).unwrap_or_default();
    let is_other = |name: &str| !["Region", "Endpoint", "UseFIPS", "UseDualStack"].contains(&name);
    let others: Vec<_> = others.into_iter().filter(|(name, _)| is_other(name)).collect();
    let params = Params {
        region: text("Region"),
        use_fips: flag("UseFIPS"),
        use_dual_stack: flag("UseDualStack"),
        endpoint: text("Endpoint"),
        others: &others,
    };
    let answer = match resolver(&params) {
        Ok(endpoint) => json!({ "endpoint": of_endpoint(&endpoint) }),
        Err(error) => json!({ "error": error.0 }),
    };
    json::differences("expect", &with_defaults(&case.expect), &answer)
}

/// The texts of a list.
fn texts(value: &Json) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect()
}

/// An expected answer with what it may leave out: no properties, no headers.
fn with_defaults(expect: &Json) -> Json {
    let mut expect = expect.clone();
    if let Some(Json::Object(endpoint)) = expect.get_mut("endpoint") {
        for key in ["properties", "headers"] {
            endpoint.entry(key).or_insert_with(|| json!({}));
        }
    }
    expect
}

/// An endpoint in the words of `endpoint-tests-1.json`.
fn of_endpoint(endpoint: &Endpoint) -> Json {
    let mut headers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in &endpoint.headers {
        headers.entry(name).or_default().push(value);
    }
    let mut properties = Map::new();
    if !endpoint.auth_schemes.is_empty() {
        properties.insert("authSchemes".to_owned(), endpoint.auth_schemes.iter().map(of_scheme).collect());
    }
    if let Some(backend) = &endpoint.backend {
        properties.insert("backend".to_owned(), json!(backend));
    }
    if !endpoint.metric_values.is_empty() {
        properties.insert("metricValues".to_owned(), json!(endpoint.metric_values));
    }
    json!({ "url": endpoint.url, "properties": properties, "headers": headers })
}

fn of_scheme(scheme: &AuthScheme) -> Json {
    let mut properties = Map::new();
    let mut set = |key: &str, value: Json| drop(properties.insert(key.to_owned(), value));
    set("name", json!(scheme.name));
    if let Some(name) = &scheme.signing_name {
        set("signingName", json!(name));
    }
    if let Some(region) = &scheme.signing_region {
        set("signingRegion", json!(region));
    }
    if !scheme.signing_region_set.is_empty() {
        set("signingRegionSet", json!(scheme.signing_region_set));
    }
    if scheme.disable_double_encoding {
        set("disableDoubleEncoding", json!(true));
    }
    Json::Object(properties)
}

#[cfg(test)]
mod tests {
    use awslice_runtime::endpoint::EndpointError;

    use super::*;

    fn resolve(params: &Params<'_>) -> Result<Endpoint, EndpointError> {
        match (params.region, params.strings("Arns")) {
            (Some(region), Some([arn])) => Ok(Endpoint::new(format!("https://{region}"))
                .header("x-arn", arn.as_str())
                .auth_scheme(AuthScheme::new("sigv4").signing_region(region))),
            _ => Err(EndpointError::new("no")),
        }
    }

    fn found(params: Json, expect: Json) -> Vec<String> {
        let case = json!({ "id": "i", "service": "s", "params": params, "expect": expect });
        EndpointCase::of(&case).map_or_else(|| vec!["no case".to_owned()], |case| judge(resolve, &case))
    }

    #[test]
    fn endpoints_and_errors_are_compared() {
        let params = json!({ "Region": "r", "Arns": ["a"] });
        let properties = json!({ "authSchemes": [{ "name": "sigv4", "signingRegion": "r" }] });
        let endpoint =
            |url: &str| json!({ "endpoint": { "url": url, "properties": properties, "headers": { "x-arn": ["a"] } } });
        assert!(found(params.clone(), endpoint("https://r")).is_empty());
        assert_eq!(
            found(params.clone(), endpoint("https://q")),
            ["expect.endpoint.url: expected \"https://q\", got \"https://r\""]
        );
        let bare = json!({ "endpoint": { "url": "https://r" } });
        assert_eq!(found(params, bare).len(), 2, "scheme and header were not expected");
        assert!(found(json!({}), json!({ "error": "no" })).is_empty());
        assert_eq!(found(json!({}), json!({ "error": "yes" })), ["expect.error: expected \"yes\", got \"no\""]);
    }
}
