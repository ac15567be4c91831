import { createServer, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy that the whole browser goes through: it passes what is for one origin, refuses the rest, and remembers every request. */
export interface Recorder {
  port: number;
  /** Every address asked for, in order. */
  requests: string[];
  /** Addresses of other origins than the page's. */
  foreign(): string[];
  close(): Promise<void>;
}

/** @param origin the only origin that is let through */
export async function recorder(origin: string): Promise<Recorder> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    if (request.url?.startsWith(origin)) pass(request, response);
    else response.writeHead(403).end();
  });
  server.on("connect", (request, socket) => {
    requests.push(`https://${request.url}/`);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    foreign: () => requests.filter((url) => !url.startsWith(origin)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function pass(request: IncomingMessage, response: ServerResponse): void {
  const onward = ask(request.url!, { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}
