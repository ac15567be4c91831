declare module "saxen" {
  /** Attributes of the tag that is just open, as they stand there; false where they are broken. */
  type Attributes = () => Record<string, string> | false;

  /** An event parser for XML in pieces. It expands no entities but XML's own, and reads no DTD. */
  export class Parser {
    on(event: "openTag", hear: (name: string, attributes: Attributes) => void): this;
    on(event: "closeTag", hear: (name: string) => void): this;
    on(event: "text" | "cdata", hear: (value: string) => void): this;
    on(event: "error" | "warn", hear: (error: Error) => void): this;
    write(xml: string): this;
    end(): Error | null;
    stop(): void;
  }
}
