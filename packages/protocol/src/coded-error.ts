/** An error of ours: `name` says where it arose and `code` why, both stable enough to branch on. */
export abstract class CodedError<Code extends string> extends Error {
  abstract override readonly name: string
  readonly code: Code

  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
