//! The ratios as a picture: a bar for each row with a target, on a scale of powers of ten.

use std::fmt::Write as _;

use super::Row;

/// Height of a bar and what is around it.
const LINE: f64 = 22.0;
/// Width of the names.
const NAMES: f64 = 430.0;
/// Width of a power of ten.
const DECADE: f64 = 190.0;
/// Powers of ten that are drawn.
const DECADES: u32 = 3;
/// Height of the heading and of the scale.
const MARGIN: f64 = 40.0;

/// Draws the rows that have a target and a ratio, as SVG that reads on light and dark pages.
pub fn draw(rows: &[&Row]) -> String {
    let bars: Vec<(&Row, f64, f64)> = rows
        .iter()
        .filter_map(|row| Some((*row, row.ratio()?, row.target?)))
        .filter(|(_, ratio, _)| *ratio > 0.0)
        .collect();
    let height = MARGIN * 2.0 + LINE * bars.iter().fold(0.0, |lines, _| lines + 1.0);
    let width = NAMES + DECADE * f64::from(DECADES) + 80.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n\
         <title>How many times less awslice takes than its peers</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n\
         <text x=\"10\" y=\"20\" font-weight=\"bold\">Times less than the peer (a line marks the target)</text>\n"
    );
    for power in 0..=DECADES {
        let x = NAMES + DECADE * f64::from(power);
        let bottom = height - MARGIN;
        // Writing into a string cannot fail.
        let _ = writeln!(
            svg,
            "<line x1=\"{x}\" y1=\"{MARGIN}\" x2=\"{x}\" y2=\"{bottom}\" stroke=\"#dddddd\"/>\
             <text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}x</text>",
            bottom + 18.0,
            10_u32.pow(power)
        );
    }
    let mut top = MARGIN;
    for (row, ratio, target) in bars {
        bar(&mut svg, row, (ratio, target), top);
        top += LINE;
    }
    svg.push_str("</svg>\n");
    svg
}

/// One bar, its name, its number, and the mark of its target.
fn bar(svg: &mut String, row: &Row, (ratio, target): (f64, f64), top: f64) {
    let colour = if ratio >= target { "#2a7f62" } else { "#b5532d" };
    let (length, mark) = (length(ratio), NAMES + length(target));
    let name = escaped(&format!("{} ({})", row.what, row.peer));
    let (base, bottom) = (top + 15.0, top + 19.0);
    let number = NAMES + length + 6.0;
    let _ = writeln!(
        svg,
        "<text x=\"{}\" y=\"{base}\" text-anchor=\"end\">{name}</text>\
         <rect x=\"{NAMES}\" y=\"{}\" width=\"{length:.1}\" height=\"16\" fill=\"{colour}\"/>\
         <line x1=\"{mark:.1}\" y1=\"{top}\" x2=\"{mark:.1}\" y2=\"{bottom}\" stroke=\"#222222\"/>\
         <text x=\"{number:.1}\" y=\"{base}\">{ratio:.1}x</text>",
        NAMES - 8.0,
        top + 3.0
    );
}

/// Length of a ratio; less than one is none.
fn length(ratio: f64) -> f64 {
    (ratio.log10() * DECADE).clamp(0.0, DECADE * f64::from(DECADES))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::super::{Figure, Unit};
    use super::*;

    #[test]
    fn only_rows_with_target_and_ratio_are_drawn() {
        let row = |what: &str| Row::new(what, Unit::Count, Figure::of(1.0), "SDK", Figure::of(10.0));
        let (drawn, bare) = (row("drawn & named").target(Some(5.0)), row("without target"));
        let missing = Row::new("missing", Unit::Count, Figure::of(1.0), "SDK", Figure::Missing(String::new()));
        let svg = draw(&[&drawn, &bare, &missing.target(Some(2.0))]);
        assert!(svg.contains("drawn &amp; named (SDK)") && svg.contains(">10.0x</text>"));
        assert!(!svg.contains("without target") && !svg.contains("missing"));
        assert_eq!(length(10.0), DECADE);
    }
}
