package dev.ringfence.sdkcompat;

/** An error answer of the cloud, as the client reported it. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    /** 0 and null where the client does not tell. */
    final int status;
    final String code;
    final String rules;

    Refusal(int status, String code, String message, String rules, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
        this.rules = rules;
    }
}
