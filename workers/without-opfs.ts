/*
 * DuckDB asks `handle instanceof FileSystemSyncAccessHandle` when it drops a file, also where the browser has no such class:
 * plain-http hosts are no secure context. A class that nothing is an instance of answers it.
 */
globalThis.FileSystemSyncAccessHandle ??= class {} as typeof FileSystemSyncAccessHandle;
globalThis.FileSystemFileHandle ??= class {} as typeof FileSystemFileHandle;

export {};
