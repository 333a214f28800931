-- gone
DROP TABLE IF EXISTS public.a;
