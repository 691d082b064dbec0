# docker build -t descent . && docker run --rm -p 8080:8080 descent   →   http://localhost:8080
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No package needs its install script; running none closes a usual way in.
RUN npm ci --ignore-scripts --no-audit
COPY . .
RUN npm run build

FROM nginxinc/nginx-unprivileged:alpine
COPY deploy/security-headers.conf /etc/nginx/security-headers.conf
COPY deploy/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /app/dist /usr/share/nginx/html
EXPOSE 8080
