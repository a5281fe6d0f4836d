//! XML as trees: names with their namespaces, attributes in any order, text without the white space around it.

use roxmltree::{Document, Node};

/// Where two documents differ; `None` if one of them is not XML.
pub fn differences(expected: &str, actual: &[u8]) -> Option<Vec<String>> {
    let expected = Document::parse(expected).ok()?;
    let actual = Document::parse(std::str::from_utf8(actual).ok()?).ok()?;
    let mut found = Vec::new();
    compare("body", expected.root_element(), actual.root_element(), &mut found);
    Some(found)
}

fn compare(place: &str, expected: Node<'_, '_>, actual: Node<'_, '_>, found: &mut Vec<String>) {
    if name(expected) != name(actual) {
        return found.push(format!("{place}: expected <{}>, got <{}>", name(expected), name(actual)));
    }
    let place = format!("{place}/{}", expected.tag_name().name());
    let (a, b) = (attributes(expected), attributes(actual));
    if a != b {
        found.push(format!("{place}: expected attributes {}, got {}", a.join(" "), b.join(" ")));
    }
    let (a, b) = (text(expected), text(actual));
    if a != b {
        found.push(format!("{place}: expected text {a:?}, got {b:?}"));
    }
    let (a, b) = (elements(expected), elements(actual));
    if a.len() != b.len() {
        let names = |nodes: &[Node<'_, '_>]| nodes.iter().map(|it| name(*it)).collect::<Vec<_>>().join(" ");
        return found.push(format!("{place}: expected elements {}, got {}", names(&a), names(&b)));
    }
    for (a, b) in a.into_iter().zip(b) {
        compare(&place, a, b, found);
    }
}

/// The name, with its namespace in braces if it has one.
fn name(node: Node<'_, '_>) -> String {
    qualified(node.tag_name().namespace(), node.tag_name().name())
}

fn qualified(namespace: Option<&str>, name: &str) -> String {
    namespace.map_or_else(|| name.to_owned(), |namespace| format!("{{{namespace}}}{name}"))
}

fn attributes(node: Node<'_, '_>) -> Vec<String> {
    let attributes = node.attributes().map(|it| format!("{}={:?}", qualified(it.namespace(), it.name()), it.value()));
    let mut attributes: Vec<String> = attributes.collect();
    attributes.sort();
    attributes
}

fn text(node: Node<'_, '_>) -> String {
    let texts = node.children().filter(Node::is_text).filter_map(|it| it.text()).map(str::trim);
    texts.collect::<Vec<_>>().concat()
}

fn elements<'a, 'input>(node: Node<'a, 'input>) -> Vec<Node<'a, 'input>> {
    node.children().filter(Node::is_element).collect()
}
