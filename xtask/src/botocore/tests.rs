//! The same small botocore as a folder, a wheel and an sdist.
#![allow(clippy::unwrap_used)]

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::tempdir;
use zip::write::SimpleFileOptions;

use super::Botocore;

/// Files below `botocore/`.
fn package() -> Vec<(&'static str, Vec<u8>)> {
    let mut compressed = GzEncoder::new(Vec::new(), Compression::default());
    compressed.write_all(b"{\"new\": 1}").unwrap();
    vec![
        ("__init__.py", b"__version__ = '9.8.7'\n".to_vec()),
        ("data/partitions.json", b"{}".to_vec()),
        ("data/fish/2019-01-01/service-2.json", b"{\"old\": 1}".to_vec()),
        ("data/fish/2020-01-01/service-2.json.gz", compressed.finish().unwrap()),
    ]
}

fn write_folder(at: &Path) {
    for (name, bytes) in package() {
        let place = at.join("botocore").join(name);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
}

fn write_wheel(at: &Path) {
    let mut archive = zip::ZipWriter::new(File::create(at).unwrap());
    for (name, bytes) in package() {
        archive.start_file(format!("botocore/{name}"), SimpleFileOptions::default()).unwrap();
        archive.write_all(&bytes).unwrap();
    }
    archive.finish().unwrap();
}

fn write_sdist(at: &Path) {
    let mut archive = tar::Builder::new(GzEncoder::new(File::create(at).unwrap(), Compression::default()));
    for (name, bytes) in package() {
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(bytes.len()).unwrap());
        header.set_mode(0o644);
        archive.append_data(&mut header, format!("botocore-9.8.7/botocore/{name}"), bytes.as_slice()).unwrap();
    }
    archive.into_inner().unwrap().finish().unwrap();
}

#[test]
fn every_form_of_botocore_reads_the_same() {
    let home = tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    write_folder(&at("site"));
    write_wheel(&at("botocore-9.8.7-py3-none-any.whl"));
    write_sdist(&at("botocore-9.8.7.tar.gz"));
    let forms =
        ["site", "site/botocore", "site/botocore/data", "botocore-9.8.7-py3-none-any.whl", "botocore-9.8.7.tar.gz"];
    for form in forms {
        let botocore = Botocore::open(&at(form)).unwrap();
        assert_eq!(botocore.version, "9.8.7", "{form}");
        assert_eq!(botocore.services().into_iter().collect::<Vec<_>>(), ["fish"], "{form}");
        assert_eq!(botocore.versions("fish"), ["2019-01-01", "2020-01-01"], "{form}");
        let text = |path: &str| botocore.text(path).unwrap();
        assert_eq!(text("fish/2020-01-01/service-2.json").as_deref(), Some("{\"new\": 1}"), "{form}");
        assert_eq!(text("fish/2019-01-01/service-2.json").as_deref(), Some("{\"old\": 1}"), "{form}");
        assert_eq!(text("fish/2020-01-01/waiters-2.json"), None, "{form}");
    }
}

#[test]
fn what_is_no_botocore_is_told() {
    let home = tempdir().unwrap();
    let wheel = home.path().join("broken.whl");
    fs::write(&wheel, "not a zip archive").unwrap();
    let odd = home.path().join("notes.txt");
    fs::write(&odd, "").unwrap();
    for (path, part) in [
        (wheel.as_path(), "is not a readable wheel"),
        (odd.as_path(), "neither a folder, a wheel"),
        (home.path(), "holds no service models"),
        (Path::new("no/such/place"), "does not exist"),
    ] {
        let error = Botocore::open(path).err().unwrap().to_string();
        assert!(error.contains(part), "{error}");
    }
}

#[test]
fn the_version_is_read_from_the_package() {
    assert_eq!(super::stated_version("import os\n\n__version__ = '1.44.5'\n"), "1.44.5");
    assert_eq!(super::stated_version("nothing"), "");
}
