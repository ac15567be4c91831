export function serve(options?: { dir?: string; port?: number; host?: string; plain?: boolean }): Promise<{ url: string; close(): Promise<void> }>;
