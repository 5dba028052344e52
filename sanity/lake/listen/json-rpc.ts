import { z } from 'zod';

/** A JSON-RPC 2.0 request, as the Studio's presence client sends it. */
export const rpcRequest = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number()]),
  method: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
});

export type RpcRequest = z.infer<typeof rpcRequest>;
export type RpcId = RpcRequest['id'];

/** Codes of JSON-RPC 2.0, and the presence client's own for who is not signed in. */
export const rpcCodes = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  unauthorized: 4001,
  tooMuch: -32005,
} as const;

export const rpcResult = (id: RpcId, result: unknown): string =>
  JSON.stringify({ jsonrpc: '2.0', id, result });

export const rpcError = (id: RpcId | null, code: number, message: string): string =>
  JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } });

/** Something a subscription has to tell. */
export const rpcNotification = (method: string, subscription: string, result: unknown): string =>
  JSON.stringify({ jsonrpc: '2.0', method, params: { subscription, result } });
