package ticketrace.explore;

/**
 * 128 bits that stand for a sequence of bytes.
 *
 * <p>Source: MurmurHash3 x64 128 by Austin Appleby, which is in the public domain, reduced to one seed.
 */
record Fingerprint(long high, long low) {

    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    /** The fingerprint of these bytes. */
    static Fingerprint of(byte[] bytes) {
        int length = bytes.length;
        long one = 0;
        long two = 0;
        for (int at = 0; at < length; at += 2 * Long.BYTES) {
            one ^= Long.rotateLeft(word(bytes, at) * C1, 31) * C2;
            one = (Long.rotateLeft(one, 27) + two) * 5 + 0x52dce729;
            two ^= Long.rotateLeft(word(bytes, at + Long.BYTES) * C2, 33) * C1;
            two = (Long.rotateLeft(two, 31) + one) * 5 + 0x38495ab5;
        }
        one = mixed((one ^ length) + (two ^ length));
        two = mixed((two ^ length) + one);
        return new Fingerprint(one + two, two);
    }

    /** Up to eight bytes; those behind the end count as zero. */
    private static long word(byte[] bytes, int from) {
        long word = 0;
        for (int at = Math.min(from + Long.BYTES, bytes.length) - 1; at >= from; at--) {
            word = (word << Byte.SIZE) | (bytes[at] & 0xFF);
        }
        return word;
    }

    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
