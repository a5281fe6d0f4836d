//! Members that must be boxed: a structure cannot hold itself, unless a list or map stands between.

use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};

use crate::model::{Service, ShapeType};

/// (structure, member).
type Member<'a> = (&'a str, &'a str);
/// Members that hold a structure bare, by the structure that they are in: (member, structure held).
type Graph<'a> = BTreeMap<&'a str, Vec<Member<'a>>>;

/// As the SDK does it: of each cycle the member whose id is least is boxed, until no bare cycle is left.
pub(super) fn find_boxed<'a>(service: &'a Service, nested: &BTreeSet<&'a str>) -> HashSet<Member<'a>> {
    let mut graph = cyclic_core(bare_members(service, nested));
    let mut boxed = HashSet::new();
    let starts: Vec<&str> = graph.keys().copied().collect();
    for start in starts {
        while let Some(cycle) = shortest_cycle(&graph, start) {
            let Some(least) = cycle.into_iter().min() else { break };
            if let Some(members) = graph.get_mut(least.0) {
                members.retain(|(member, _)| *member != least.1);
            }
            boxed.insert(least);
        }
    }
    boxed
}

fn bare_members<'a>(service: &'a Service, nested: &BTreeSet<&'a str>) -> Graph<'a> {
    let is_bare = |name: &str| service.shapes.get(name).is_some_and(|it| it.ty == ShapeType::Structure && !it.document);
    let mut graph = Graph::new();
    for &name in nested.iter().filter(|it| is_bare(it)) {
        let Some(shape) = service.shapes.get(name) else { continue };
        let members = shape.members.iter().filter(|(_, it)| is_bare(&it.shape));
        graph.insert(name, members.map(|(member, it)| (member.as_str(), it.shape.as_str())).collect());
    }
    graph
}

/// Drops structures that hold nothing of the graph, until all that are left lie on a cycle or lead to one.
fn cyclic_core(mut graph: Graph<'_>) -> Graph<'_> {
    loop {
        let before = graph.len();
        let kept: BTreeSet<&str> = graph.keys().copied().collect();
        graph.values_mut().for_each(|members| members.retain(|(_, target)| kept.contains(target)));
        graph.retain(|_, members| !members.is_empty());
        if graph.len() == before {
            return graph;
        }
    }
}

/// The members along a shortest way from a structure back to itself.
fn shortest_cycle<'a>(graph: &Graph<'a>, start: &'a str) -> Option<Vec<Member<'a>>> {
    let mut came_from: BTreeMap<&str, Member<'a>> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(name) = open.pop_front() {
        for &(member, target) in graph.get(name).into_iter().flatten() {
            if came_from.contains_key(target) {
                continue;
            }
            came_from.insert(target, (name, member));
            if target == start {
                return Some(trace(&came_from, start));
            }
            open.push_back(target);
        }
    }
    None
}

fn trace<'a>(came_from: &BTreeMap<&str, Member<'a>>, start: &str) -> Vec<Member<'a>> {
    let mut cycle = Vec::new();
    let mut at = start;
    while let Some(&step) = came_from.get(at) {
        cycle.push(step);
        at = step.0;
        if at == start {
            break;
        }
    }
    cycle
}
