/// <reference types="@tarojs/taro" />

/** Where the server is; empty: where the page comes from. Set when building. */
declare const API_BASE: string;
declare module '*.css';
