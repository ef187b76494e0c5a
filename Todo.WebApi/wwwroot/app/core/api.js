/** @typedef {object} Api */

export {};
