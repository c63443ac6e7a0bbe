package dev.bpnet.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers distinct texts in the order of their first appearance, and finds the number of a text in a buffer without making a
 * string of it. Open addressing with linear probing. Reading is safe from many threads once no one adds any more.
 */
public final class Dictionary {

    /** What {@link #find} says of a text that is not there. */
    public static final int ABSENT = -1;

    private static final int FIRST_CAPACITY = 16;

    private final List<String> texts = new ArrayList<>();

    /** Slot to number + 1; 0 is free. At most half of the slots are taken, so that probing ends soon. */
    private int[] slots = new int[2 * FIRST_CAPACITY];

    private int[] hashes = new int[FIRST_CAPACITY];

    /** An empty dictionary. */
    public Dictionary() {}

    /** A dictionary that numbers these texts by their positions. */
    public Dictionary(List<String> texts) {
        for (String text : texts) {
            if (add(text.toCharArray(), 0, text.length()) != this.texts.size() - 1) {
                throw new IllegalArgumentException("'" + text + "' is listed twice");
            }
        }
    }

    /** How many distinct texts there are. */
    public int size() {
        return texts.size();
    }

    /** The text of a number. */
    public String text(int number) {
        return texts.get(number);
    }

    /** All texts by number. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** The number of the text in {@code s[from, to)}, or {@link #ABSENT}. */
    public int find(char[] s, int from, int to) {
        return slots[slot(s, from, to, hash(s, from, to))] - 1;
    }

    /** The number of the text, or {@link #ABSENT}. */
    public int find(String text) {
        return find(text.toCharArray(), 0, text.length());
    }

    /** The number of the text in {@code s[from, to)}, which is added if it is new. */
    public int add(char[] s, int from, int to) {
        int hash = hash(s, from, to);
        int slot = slot(s, from, to, hash);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        int number = texts.size();
        if (number == hashes.length) {
            grow();
            slot = slot(s, from, to, hash);
        }
        texts.add(new String(s, from, to - from));
        hashes[number] = hash;
        slots[slot] = number + 1;
        return number;
    }

    private static int hash(char[] s, int from, int to) {
        int h = 0;
        for (int i = from; i < to; i++) {
            h = 31 * h + s[i];
        }
        // Short numbers differ in their low bits only: spread them over the table (multiplier of Fibonacci hashing).
        h *= 0x9E3779B9;
        return h ^ (h >>> 16);
    }

    /** The slot of the text, or the free slot where it belongs. */
    private int slot(char[] s, int from, int to, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && same(texts.get(number), s, from, to)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static boolean same(String text, char[] s, int from, int to) {
        int length = to - from;
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != s[from + i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        slots = new int[2 * hashes.length];
        int mask = slots.length - 1;
        for (int number = 0; number < texts.size(); number++) {
            int slot = hashes[number] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }
}
