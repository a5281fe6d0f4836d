//! `partitions.rs`: the table of partitions.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Partition, Partitions};

/// Emits the table that [`super::endpoint::emit_endpoint`]'s code reads.
pub fn emit_partitions(partitions: &Partitions) -> TokenStream {
    let rows = partitions.partitions.iter().map(row);
    quote! {
        #![doc = " The partitions of AWS."]

        use awslice_runtime::endpoint::Partition;

        /// The partitions; the first one has the regions that no partition knows.
        #[allow(dead_code, reason = "a crate may have no service whose endpoints depend on the partition")]
        pub(crate) static PARTITIONS: &[Partition] = &[#(#rows),*];
    }
}

fn row(partition: &Partition) -> TokenStream {
    let Partition { id, region_prefixes, dns_suffix, dual_stack_dns_suffix, .. } = partition;
    let Partition { implicit_global_region, supports_fips, supports_dual_stack, regions, .. } = partition;
    quote! {
        Partition {
            name: #id,
            region_prefixes: &[#(#region_prefixes),*],
            dns_suffix: #dns_suffix,
            dual_stack_dns_suffix: #dual_stack_dns_suffix,
            implicit_global_region: #implicit_global_region,
            supports_fips: #supports_fips,
            supports_dual_stack: #supports_dual_stack,
            regions: &[#(#regions),*],
        }
    }
}
