/** Takes the variables of `.env` in the current folder into the environment, where they are not set already. */
export function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile();
  } catch {
    // There is none; nothing has to be set to start.
  }
}
