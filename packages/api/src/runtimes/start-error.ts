export type StartErrorCode =
  | 'data_folder_unusable'
  | 'database_in_use'
  | 'database_unusable'
  | 'address_in_use'

/** Why the service did not start. The message is for the operator and says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly code: StartErrorCode

  constructor(code: StartErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
