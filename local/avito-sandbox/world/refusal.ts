/** What the one who plays asked for cannot be: an unknown chat, a blocked buyer. The control API answers with its status and code. */
export class SandboxRefusal extends Error {
  override readonly name = 'SandboxRefusal';
  readonly status: 400 | 404 | 409;
  readonly code: string;

  constructor(status: 400 | 404 | 409, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
