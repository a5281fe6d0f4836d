//! The state of the allocator before anything is measured.

/// glibc gives and takes back large blocks by system calls until one has been freed; from then on it keeps blocks up to
/// that one's size. Whether a program has freed one before would decide what a large response costs, so each does:
/// 64 MB, in blocks just below 32 MB, the most that this holds for.
pub fn allocator() {
    for _ in 0..2 {
        let block = vec![1_u8; 32_000_000];
        std::hint::black_box(&block);
    }
}
