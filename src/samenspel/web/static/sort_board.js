// Moves on a values map, as the server makes them too: where the cards are, and what undoes a move.

export const HAND = "hand";
export const ASIDE = "aside";

export function place(board, card) {
  return board.places[card] ?? HAND;
}

export function at(board, where) {
  return board.order.filter((card) => place(board, card) === where);
}

export function swap(board, card, other) {
  return { places: { [card]: place(board, other), [other]: place(board, card) } };
}

export function moved(board, move) {
  if (move.undo) return undone(board);
  if (move.top) return { ...board, top: move.top, past: past(board, []) };
  if (!move.places) return board;
  const places = changed(board, move.places);
  const top = board.top.filter((card) => places[card] === "important");
  return { ...board, places, top, past: past(board, Object.keys(move.places)) };
}

function undone(board) {
  const last = board.past.at(-1);
  if (!last) return board;
  return { ...board, places: changed(board, last.places), top: last.top, past: board.past.slice(0, -1) };
}

function changed(board, changes) {
  const all = { ...board.places, ...changes };
  return Object.fromEntries(Object.entries(all).filter(([, where]) => where !== HAND));
}

function past(board, cards) {
  const places = Object.fromEntries(cards.map((card) => [card, place(board, card)]));
  return [...board.past, { places, top: board.top }];
}
