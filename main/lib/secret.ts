/**
 * Secrets are bytes with an owner. A {@link SecretBytes} is created, lent to a callback and wiped; it has no text and
 * no JSON form, so that it cannot reach a log, an error or a file by accident. JavaScript strings and big integers
 * cannot be wiped: where one is unavoidable the short life of the vault process is what protects it.
 */
const HIDDEN = "[secret]";

export class SecretBytes {
  #bytes: Uint8Array | null;

  private constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Takes ownership: the caller must not keep or use `bytes` afterwards. */
  static own(bytes: Uint8Array): SecretBytes {
    return new SecretBytes(bytes);
  }

  get length(): number {
    return this.#alive().length;
  }

  get isWiped(): boolean {
    return this.#bytes === null;
  }

  /** Lends the bytes. The callback must not keep them; copies that it makes are its own to wipe. */
  use<T>(work: (bytes: Uint8Array) => T): T {
    return work(this.#alive());
  }

  /** Lends the bytes and wipes them afterwards, whether the work succeeds, fails, or is asynchronous. */
  async spend<T>(work: (bytes: Uint8Array) => Promise<T> | T): Promise<T> {
    try {
      return await work(this.#alive());
    } finally {
      this.wipe();
    }
  }

  /** Safe to call more than once. */
  wipe(): void {
    this.#bytes?.fill(0);
    this.#bytes = null;
  }

  #alive(): Uint8Array {
    if (this.#bytes === null) throw new Error("A wiped secret was used");
    return this.#bytes;
  }

  toString(): string {
    return HIDDEN;
  }
  toJSON(): string {
    return HIDDEN;
  }
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return HIDDEN;
  }
}
