import http from 'k6/http';
import { check } from 'https://elsewhere.example/k6.js';
export const options = { thresholds: { http_req_duration: ['p(95)<500'] } };
export default () => http.get('http://127.0.0.1:8080/');
