package dev.talos.model;

/** Whether the key is meant to be seen, as one in a web page is, or kept secret. */
public enum KeyVisibility {
    SECRET,
    PUBLIC
}
