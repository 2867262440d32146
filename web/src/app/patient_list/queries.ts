// Everything the screen of a list asks of the server. The file itself goes along each time: nothing of
// it is kept before it is taken in.
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type { ColumnChoice, MappedList } from "../../kernel/api_types";

export const mostBytes = 5 * 1024 * 1024;
export type PatientField = ColumnChoice["field"];

/** As the server reads it: base64url without padding. */
export async function contentOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return btoa(pieces.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export class TooLarge extends Error {}

export function useLookAtList() {
  return useMutation({
    mutationFn: async (file: File) => {
      if (file.size > mostBytes) throw new TooLarge();
      const content = await contentOf(file);
      const look = await call("POST /api/patient_list/look", { body: { content } });
      return { content, look };
    },
  });
}

export function useTryList() {
  return useMutation({
    mutationFn: (body: MappedList) => call("POST /api/patient_list/try", { body }),
  });
}

export function useImportList() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: MappedList) => call("POST /api/patient_list", { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["people"] }),
  });
}
